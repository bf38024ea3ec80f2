use sysdecl::{Errno, I32, U32, extern_libsystem, windows::prelude::*};

extern_kernel32! {
    #[link_name = "GetTickCount"]
    #[link_name = "GetTickCount64"]
    pub fn ticks() -> U32;
    #[link_name = "GetACP"]
    #[link_name = "GetACP"]
    pub fn page() -> Result<(), Win32Error>;
}

extern_libsystem! {
    #![crate = ::sysdecl]
    #![crate = sysdecl]

    #[fails(minus_one)]
    pub fn open(path: *const u8, #[variadic] #[variadic] flags: I32) -> Result<I32, Errno>;
    #[fails(minus_one)]
    pub fn openat(dir: I32, #[variadic] path: *const u8, #[variadic] flags: I32) -> Result<I32, Errno>;
}

fn main() {}
