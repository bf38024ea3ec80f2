//! A number for an address, an address for a number, an offset cut in two, a descriptor where there is none.
use sysdecl::prelude::*;

#[syscall(os = "freebsd")]
unsafe extern {
    pub fn write(fd: I32, buf: U32, count: *mut Void) -> Result<usize, Errno>;
    pub fn lseek(fd: I16, offset: I32, whence: sysdecl::fd::BorrowedFd<'_>) -> Result<I64, Errno>;
    pub safe fn fsync(fd: I32) -> Result<(), Errno>;
}

fn main() {}
