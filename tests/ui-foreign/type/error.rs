use sysdecl::windows::prelude::*;

struct Mine;

extern_kernel32! {
    pub fn SetEvent(event: Handle) -> Result<(), Mine>;
}

fn main() {}
