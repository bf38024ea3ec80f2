//! Each declaration is rejected with a message that names the feature.

use std::{
    io,
    os::fd::{BorrowedFd, OwnedFd},
};

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    pub fn fsync(fd: BorrowedFd<'_>) -> Result<(), Errno>;
    pub fn close(fd: OwnedFd) -> Result<(), Errno>;
    pub fn dup(fd: I32) -> Result<OwnedFd, Errno>;
    pub fn sync() -> Result<(), io::Error>;
    #[syscall(nr = SYS_FCHDIR)]
    pub fn enter(folder: Option<BorrowedFd<'_>>) -> Result<(), Errno>;
}

/// The memory that `pipe2` writes.
#[derive(Received)]
#[repr(C)]
pub struct Ends {
    pub reader: OwnedFd,
}
