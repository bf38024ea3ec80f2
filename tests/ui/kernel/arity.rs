//! More words than the kernel takes, and fewer than any operation of the call reads.

use std::ffi::CStr;

use sysdecl::{fd::BorrowedFd, prelude::*};

#[syscall(os = "linux")]
unsafe extern {
    fn faccessat(dir: BorrowedFd<'_>, path: &CStr, mode: U32, flags: U32) -> Result<(), Errno>;
    fn read(fd: BorrowedFd<'_>, buf: *mut U8) -> Result<usize, Errno>;
    #[syscall(args(fd, buf.as_mut_ptr()))]
    fn write(fd: BorrowedFd<'_>, buf: &mut [U8]) -> Result<usize, Errno>;
    fn futex(word: &U32) -> Result<usize, Errno>;
}

fn main() {}
