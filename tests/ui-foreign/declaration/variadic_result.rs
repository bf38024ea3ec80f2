use core::ffi::CStr;
use sysdecl::{Errno, I32, extern_libsystem};

extern_libsystem! {
    #[fails(minus_one)]
    pub fn open(path: &CStr, flags: I32, ...) -> Result<I32, Errno>;
}

fn main() {}
