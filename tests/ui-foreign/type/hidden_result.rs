use sysdecl::windows::prelude::*;

type Outcome = Result<(), Win32Error>;

extern_kernel32! {
    pub fn SetEvent(event: Handle) -> Outcome;
}

fn main() {}
