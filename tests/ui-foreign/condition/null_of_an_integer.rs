use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(null)]
    pub fn GetTickCount() -> Result<U32, Win32Error>;
}

fn main() {}
