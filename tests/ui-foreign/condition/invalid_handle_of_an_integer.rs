use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(invalid_handle)]
    pub fn GetTickCount() -> Result<U32, Win32Error>;
}

fn main() {}
