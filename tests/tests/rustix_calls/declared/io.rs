//! `io`: reading, writing, duplicating.

use core::ffi::c_void;
use std::{
    io::{IoSlice, IoSliceMut},
    os::fd::{AsFd, BorrowedFd, OwnedFd, RawFd},
};

use sysdecl::{
    linux::io::{F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, FdFlags, OpenFlags, RwFlags},
    prelude::*,
};

use super::types::MAX_IOV;

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(fd, buf.0, buf.1))]
    pub(crate) fn read(fd: BorrowedFd<'_>, buf: (*mut u8, usize)) -> Result<usize, Errno>;

    #[syscall(name = "pread64", args(fd, buf.0, buf.1, pos))]
    pub(crate) fn pread(
        fd: BorrowedFd<'_>,
        buf: (*mut u8, usize),
        pos: U64,
    ) -> Result<usize, Errno>;

    #[syscall(args(fd, bufs.as_ptr(), bufs.len().min(MAX_IOV)))]
    pub(crate) safe fn readv(
        fd: BorrowedFd<'_>,
        bufs: &mut [IoSliceMut<'_>],
    ) -> Result<usize, Errno>;

    #[syscall(args(fd, bufs.as_ptr(), bufs.len().min(MAX_IOV), pos as usize, (pos >> 32) as usize))]
    pub(crate) safe fn preadv(
        fd: BorrowedFd<'_>,
        bufs: &mut [IoSliceMut<'_>],
        pos: U64,
    ) -> Result<usize, Errno>;

    #[syscall(args(
        fd,
        bufs.as_ptr(),
        bufs.len().min(MAX_IOV),
        pos as usize,
        (pos >> 32) as usize,
        flags,
    ))]
    pub(crate) safe fn preadv2(
        fd: BorrowedFd<'_>,
        bufs: &mut [IoSliceMut<'_>],
        pos: U64,
        flags: RwFlags,
    ) -> Result<usize, Errno>;

    pub(crate) safe fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno>;

    #[syscall(name = "pwrite64")]
    pub(crate) safe fn pwrite(fd: BorrowedFd<'_>, buf: &[u8], pos: U64) -> Result<usize, Errno>;

    #[syscall(args(fd, bufs.as_ptr(), bufs.len().min(MAX_IOV)))]
    pub(crate) safe fn writev(fd: BorrowedFd<'_>, bufs: &[IoSlice<'_>]) -> Result<usize, Errno>;

    #[syscall(args(fd, bufs.as_ptr(), bufs.len().min(MAX_IOV), pos as usize, (pos >> 32) as usize))]
    pub(crate) safe fn pwritev(
        fd: BorrowedFd<'_>,
        bufs: &[IoSlice<'_>],
        pos: U64,
    ) -> Result<usize, Errno>;

    #[syscall(args(
        fd,
        bufs.as_ptr(),
        bufs.len().min(MAX_IOV),
        pos as usize,
        (pos >> 32) as usize,
        flags,
    ))]
    pub(crate) safe fn pwritev2(
        fd: BorrowedFd<'_>,
        bufs: &[IoSlice<'_>],
        pos: U64,
        flags: RwFlags,
    ) -> Result<usize, Errno>;

    pub(crate) fn close(fd: RawFd);

    #[syscall(name = "close")]
    pub(crate) fn try_close(fd: RawFd) -> Result<(), Errno>;

    pub(crate) fn ioctl(fd: BorrowedFd<'_>, request: U32, arg: *mut c_void) -> Result<I32, Errno>;

    // `*mut` would contradict the option.
    #[syscall(name = "ioctl", options(readonly))]
    pub(crate) fn ioctl_readonly(
        fd: BorrowedFd<'_>,
        request: U32,
        arg: *const c_void,
    ) -> Result<I32, Errno>;

    pub(crate) safe fn dup(fd: BorrowedFd<'_>) -> Result<OwnedFd, Errno>;

    // The call returns the descriptor that `new` already owns.
    #[syscall(args(fd, new.as_fd()), unchecked)]
    pub(crate) safe fn dup2(fd: BorrowedFd<'_>, new: &mut OwnedFd) -> Result<(), Errno>;

    #[syscall(args(fd, new.as_fd(), flags), unchecked)]
    pub(crate) safe fn dup3(
        fd: BorrowedFd<'_>,
        new: &mut OwnedFd,
        flags: OpenFlags,
    ) -> Result<(), Errno>;

    #[syscall(name = "fcntl", args(fd, F_GETFD))]
    pub(crate) safe fn fcntl_getfd(fd: BorrowedFd<'_>) -> Result<FdFlags, Errno>;

    #[syscall(name = "fcntl", args(fd, F_SETFD, flags))]
    pub(crate) safe fn fcntl_setfd(fd: BorrowedFd<'_>, flags: FdFlags) -> Result<(), Errno>;

    #[syscall(name = "fcntl", args(fd, F_DUPFD_CLOEXEC, min))]
    pub(crate) safe fn fcntl_dupfd_cloexec(
        fd: BorrowedFd<'_>,
        min: RawFd,
    ) -> Result<OwnedFd, Errno>;
}
