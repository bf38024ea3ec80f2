use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn GetTickCount() -> Option<U32>;
    #[fails(zero)]
    pub fn GetTickCount64() -> Result<char, Win32Error>;
    #[fails(eq = 'x')]
    pub safe fn GetACP() -> Result<char, Win32Error>;
}

fn main() {}
