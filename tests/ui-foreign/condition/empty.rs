use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails]
    pub fn SetEvent(event: Handle) -> Result<(), Win32Error>;
    #[fails()]
    pub fn ResetEvent(event: Handle) -> Result<(), Win32Error>;
}

fn main() {}
