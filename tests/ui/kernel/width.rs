//! An offset in 32 bits, and a descriptor and an id in 16.

use sysdecl::{fd::BorrowedFd, prelude::*};

#[syscall(os = "linux")]
unsafe extern {
    fn ftruncate(fd: BorrowedFd<'_>, length: I64) -> Result<(), Errno>;
    fn pread64(fd: BorrowedFd<'_>, buf: &mut [u8], offset: I32) -> Result<usize, Errno>;
    fn close(fd: I16) -> Result<(), Errno>;
    fn setuid(user: U16) -> Result<(), Errno>;
}

fn main() {}
