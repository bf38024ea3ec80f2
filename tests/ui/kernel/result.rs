//! Results that lose what comes back, or that never come.

use std::ffi::CStr;

use sysdecl::{fd::BorrowedFd, prelude::*};

#[syscall(os = "linux")]
unsafe extern {
    fn mmap(at: usize, length: usize, prot: I32, flags: I32, fd: I32, offset: usize) -> Result<U32, Errno>;
    fn lseek(fd: BorrowedFd<'_>, offset: I64, whence: I32) -> Result<I32, Errno>;
    fn openat(dir: BorrowedFd<'_>, path: &CStr, flags: I32) -> Result<(), Errno>;
    fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<(), Errno>;
    fn getpid() -> !;
    fn exit_group(status: I32) -> Result<(), Errno>;
    fn brk(end: usize) -> Result<usize, Errno>;
    #[syscall(name = "fcntl", args(fd, F_GETOWN))]
    fn owner(fd: BorrowedFd<'_>) -> Result<I32, Errno>;
}

const F_GETOWN: I32 = 9;

fn main() {}
