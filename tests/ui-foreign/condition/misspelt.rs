use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(zerro)]
    pub fn SetEvent(event: Handle) -> Result<(), Win32Error>;
}

fn main() {}
