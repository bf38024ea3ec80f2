use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(eq)]
    pub fn WaitForSingleObject(handle: Handle, milliseconds: U32) -> Result<U32, Win32Error>;
    #[fails(eq =)]
    pub fn SleepEx(milliseconds: U32, alertable: Bool) -> Result<U32, Win32Error>;
}

fn main() {}
