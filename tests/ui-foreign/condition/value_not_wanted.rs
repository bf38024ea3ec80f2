use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(zero = 0)]
    pub fn GetTickCount() -> Result<U32, Win32Error>;
}

fn main() {}
