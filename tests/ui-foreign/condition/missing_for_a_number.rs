use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn WaitForSingleObject(handle: Handle, milliseconds: U32) -> Result<U32, Win32Error>;
}

fn main() {}
