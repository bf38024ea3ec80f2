use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(sometimes)]
    pub fn SetEvent(event: Handle) -> Result<(), Win32Error>;
}

fn main() {}
