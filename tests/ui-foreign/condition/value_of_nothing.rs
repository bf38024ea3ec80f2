use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(eq = 7)]
    pub fn SetEvent(event: Handle) -> Result<(), Win32Error>;
}

fn main() {}
