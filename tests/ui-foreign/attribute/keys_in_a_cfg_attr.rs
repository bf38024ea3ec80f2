use sysdecl::{Errno, I32, Void, extern_libsystem, windows::prelude::*};

extern_libsystem! {
    #![cfg_attr(unix, crate = ::sysdecl)]

    #[cfg_attr(unix, fails(minus_one))]
    pub fn getpgid(pid: I32) -> Result<I32, Errno>;
    #[fails(minus_one)]
    #[cfg_attr(unix, doc = "", cfg_attr(target_os = "macos", fails(null)))]
    pub fn getsid(pid: I32) -> Result<I32, Errno>;
}

extern_kernel32! {
    #[cfg_attr(unix, link(name = "user32"))]
    pub fn GetSystemMetrics(index: I32) -> I32;
    pub fn CharUpperBuffW(#[cfg_attr(unix, len(U32))] text: &mut [U16]) -> U32;
    pub fn GetStdHandle(#[cfg_attr(unix, allow(unused))] which: U32) -> *mut Void;
}

fn main() {}
