//! `pipe`: pipes, and transfers through them.

use core::marker::PhantomData;
use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::{
    linux::io::{F_GETPIPE_SZ, F_SETPIPE_SZ, IoVec, OpenFlags, SpliceFlags},
    prelude::*,
};

use super::types::MAX_IOV;

/// A buffer that the kernel continues to use after the call.
#[repr(transparent)]
pub(crate) struct IoSliceRaw<'a> {
    pub(crate) buffer: IoVec,
    pub(crate) lifetime: PhantomData<&'a ()>,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(out))]
    pub(crate) safe fn pipe() -> Result<[OwnedFd; 2], Errno>;

    #[syscall(name = "pipe2", args(out, flags))]
    pub(crate) safe fn pipe_with(flags: OpenFlags) -> Result<[OwnedFd; 2], Errno>;

    pub(crate) safe fn splice(
        fd_in: BorrowedFd<'_>,
        off_in: Option<&mut U64>,
        fd_out: BorrowedFd<'_>,
        off_out: Option<&mut U64>,
        len: usize,
        flags: SpliceFlags,
    ) -> Result<usize, Errno>;

    #[syscall(args(fd, bufs.as_ptr(), bufs.len().min(MAX_IOV), flags))]
    pub(crate) fn vmsplice(
        fd: BorrowedFd<'_>,
        bufs: &[IoSliceRaw<'_>],
        flags: SpliceFlags,
    ) -> Result<usize, Errno>;

    pub(crate) safe fn tee(
        fd_in: BorrowedFd<'_>,
        fd_out: BorrowedFd<'_>,
        len: usize,
        flags: SpliceFlags,
    ) -> Result<usize, Errno>;

    #[syscall(name = "fcntl", args(fd, F_GETPIPE_SZ))]
    pub(crate) safe fn fcntl_getpipe_size(fd: BorrowedFd<'_>) -> Result<usize, Errno>;

    #[syscall(
        name = "fcntl",
        args(fd, F_SETPIPE_SZ, I32::try_from(size).map_err(|_| Errno::EPERM)?)
    )]
    pub(crate) safe fn fcntl_setpipe_size(fd: BorrowedFd<'_>, size: usize) -> Result<usize, Errno>;
}
