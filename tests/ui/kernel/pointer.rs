//! A pointer for a number, a number for a pointer, and the words of a slice in the wrong order.

use sysdecl::{fd::BorrowedFd, prelude::*};

#[syscall(os = "linux")]
unsafe extern {
    fn kill(process: *const I32, signal: I32) -> Result<(), Errno>;
    fn read(fd: BorrowedFd<'_>, buf: U32, count: usize) -> Result<usize, Errno>;
    fn setgroups(groups: &[U32]) -> Result<(), Errno>;
    #[syscall(name = "write", args(fd, count, buf))]
    fn swapped(fd: BorrowedFd<'_>, buf: *const U8, count: U32) -> Result<usize, Errno>;
}

fn main() {}
