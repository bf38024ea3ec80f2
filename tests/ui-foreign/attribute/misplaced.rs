use sysdecl::{Errno, I32, U32, extern_libsystem, windows::prelude::*};

extern_kernel32! {
    #![link_name = "GetTickCount"]
    #![fails(zero)]
    #![len(U32)]
    #![variadic]
    pub fn GetTickCount() -> U32;
}

extern_kernel32! {
    #[len(U32)]
    pub fn CharUpperBuffW(text: &mut [U16]) -> U32;
    #[len_first(U32)]
    pub fn CharLowerBuffW(#[len(U32)] text: &mut [U16]) -> U32;
    #[crate = ::sysdecl]
    pub fn GetACP() -> U32;
    pub fn GetOEMCP(#[fails(zero)] code: U32, #[link_name = "a"] other: U32) -> U32;
    #[unsafe(no_mangle)]
    pub fn ReadFile() -> Result<(), Win32Error>;
    #[cfg_attr(unix, unsafe(export_name = "WriteFile"))]
    pub fn WriteFile() -> Bool;
}

extern_libsystem! {
    #[variadic]
    pub fn printf(text: *const u8, flags: I32) -> I32;
    #[fails(minus_one)]
    pub fn open(#[variadic] path: *const u8, flags: I32) -> Result<I32, Errno>;
}

fn main() {}
