use sysdecl::{Errno, I32, extern_libsystem, windows::prelude::*};

extern_kernel32! {
    #[link_name]
    pub fn first() -> U32;
    #[link_name("GetTickCount")]
    pub fn second() -> U32;
    #[link_name = 7]
    pub fn third() -> U32;
    #[link_name = ""]
    pub fn fourth() -> U32;
    #[link_name = "Get\0Tick"]
    pub fn fifth() -> U32;
    #[cfg_attr(windows, link_name = 7)]
    pub fn sixth() -> U32;
    #[fails = "zero"]
    pub fn seventh() -> Result<U32, Win32Error>;
    pub fn eighth(#[len = U32] text: &[U16]);
    pub fn ninth(#[len(U32, U32)] text: &[U16]);
    pub fn tenth(#[len_first] text: &[U16]);
}

extern_libsystem! {
    #[fails(minus_one)]
    pub fn open(path: *const u8, #[variadic(1)] flags: I32) -> Result<I32, Errno>;
    #[fails(minus_one)]
    pub fn openat(path: *const u8, #[variadic = 1] flags: I32) -> Result<I32, Errno>;
}

fn main() {}
