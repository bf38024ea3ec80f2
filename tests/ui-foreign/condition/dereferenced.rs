#![allow(unsafe_op_in_unsafe_fn)]

use sysdecl::windows::prelude::*;

const P: *const U32 = core::ptr::null();
static mut N: U32 = 0;

const unsafe fn number() -> U32 {
    7
}

extern_kernel32! {
    #[fails(eq = *P)]
    pub fn WaitForSingleObject(object: Handle, milliseconds: U32) -> Result<U32, Win32Error>;
    #[fails(eq = N)]
    pub safe fn SleepEx(milliseconds: U32, alertable: Bool) -> Result<U32, Win32Error>;
    #[fails(eq = number())]
    pub unsafe fn GetTickCount() -> Result<U32, Win32Error>;
}

fn main() {}
