//! A raw descriptor or an address that nobody looks at is lost. A `Result` says so itself, once.
#![deny(unused_must_use)]

use core::ffi::CStr;
use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(args(-100, path, flags, mode))]
    pub safe fn openat(path: &CStr, flags: I32, mode: U32) -> I32;
    #[syscall(name = "openat", args(-100, path, flags, mode))]
    pub safe fn checked(path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno>;
    #[syscall(name = "mmap", args(0, length, 0, 0x22, -1, 0))]
    pub safe fn map(length: usize) -> *mut Void;
    /// The author's own words are kept.
    #[must_use = "close it"]
    #[syscall(name = "dup")]
    pub fn copy(fd: I32) -> I32;
    /// A process can be asked for its number again.
    pub safe fn getpid() -> I32;
}

fn main() {
    openat(c"", 0, 0);
    checked(c"", 0, 0);
    map(4096);
    // SAFETY: there is no descriptor -1.
    unsafe { copy(-1) };
    getpid();
}
