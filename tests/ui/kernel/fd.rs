//! Descriptors where the kernel has none.

use sysdecl::{
    fd::{BorrowedFd, OwnedFd},
    prelude::*,
};

#[syscall(os = "linux")]
unsafe extern {
    fn setuid(user: BorrowedFd<'_>) -> Result<(), Errno>;
    fn fchmod(file: BorrowedFd<'_>, mode: Option<OwnedFd>) -> Result<(), Errno>;
    fn fsync(file: BorrowedFd<'_>) -> Result<OwnedFd, Errno>;
    fn fdatasync(file: &OwnedFd) -> Result<(), Errno>;
}

fn main() {}
