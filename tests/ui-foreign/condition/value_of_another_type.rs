use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(eq = "no")]
    pub fn GetTickCount() -> Result<U32, Win32Error>;
}

fn main() {}
