use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(0)]
    pub fn SetEvent(event: Handle) -> Result<(), Win32Error>;
}

fn main() {}
