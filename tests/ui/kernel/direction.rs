//! Memory that cannot be written through where the kernel writes.

use std::ffi::CStr;

use sysdecl::{fd::BorrowedFd, prelude::*};

#[syscall(os = "linux")]
unsafe extern {
    fn read(fd: BorrowedFd<'_>, buf: *const U8, count: usize) -> Result<usize, Errno>;
    fn getcwd(buf: &[u8]) -> Result<usize, Errno>;
    fn pipe2(fds: &[I32; 2], flags: I32) -> Result<(), Errno>;
    #[syscall(name = "getrandom", args(text, 16, 0))]
    fn random(text: &CStr) -> Result<usize, Errno>;
}

fn main() {}
