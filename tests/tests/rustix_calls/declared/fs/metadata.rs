//! What a file is, who owns it and who may use it.

use core::ffi::CStr;
use std::os::fd::BorrowedFd;

use sysdecl::{
    linux::{
        io::{AT_FDCWD, AT_SYMLINK_NOFOLLOW, AtFlags, Mode, Stat, Statfs, Statx, StatxMask},
        time::Timespec,
    },
    prelude::*,
};

use super::super::types::{Gid, Uid, flags};

flags! {
    Access: U32 { READ_OK = 4, WRITE_OK = 2, EXEC_OK = 1, EXISTS = 0 }
}

/// When a file was last read and last written.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub(crate) struct Timestamps {
    pub(crate) last_access: Timespec,
    pub(crate) last_modification: Timespec,
}

/// The bit that the kernel keeps for a larger structure, and refuses.
const STATX__RESERVED: U32 = 1 << 31;

/// What is asked for, without what a later kernel could write more for.
fn known(mask: StatxMask) -> StatxMask {
    mask & (StatxMask::BASIC_STATS
        | StatxMask::ALL
        | StatxMask::MNT_ID
        | StatxMask::from_bits_retain(STATX__RESERVED))
}

/// Whether the failure of a call without a path and a buffer says that there is such a call.
fn is_there(result: Result<(), Errno>) -> bool {
    result == Err(Errno::EFAULT)
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(fd, out))]
    pub(crate) safe fn fstat(fd: BorrowedFd<'_>) -> Result<Stat, Errno>;

    #[syscall(name = "newfstatat", args(AT_FDCWD, path, out, 0))]
    pub(crate) safe fn stat(path: &CStr) -> Result<Stat, Errno>;

    #[syscall(name = "newfstatat", args(AT_FDCWD, path, out, AT_SYMLINK_NOFOLLOW))]
    pub(crate) safe fn lstat(path: &CStr) -> Result<Stat, Errno>;

    #[syscall(name = "newfstatat", args(dirfd, path, out, flags))]
    pub(crate) safe fn statat(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        flags: AtFlags,
    ) -> Result<Stat, Errno>;

    #[syscall(args(dirfd, path, flags, known(mask), out))]
    pub(crate) safe fn statx(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        flags: AtFlags,
        mask: StatxMask,
    ) -> Result<Statx, Errno>;

    #[syscall(name = "statx", args(AT_FDCWD, 0, 0, 0, 0), result = is_there)]
    pub(crate) safe fn is_statx_available() -> bool;

    #[syscall(args(fd, out))]
    pub(crate) safe fn fstatfs(fd: BorrowedFd<'_>) -> Result<Statfs, Errno>;

    #[syscall(args(path, out))]
    pub(crate) safe fn statfs(path: &CStr) -> Result<Statfs, Errno>;

    #[syscall(name = "fchmodat", args(AT_FDCWD, path, mode))]
    pub(crate) safe fn chmod(path: &CStr, mode: Mode) -> Result<(), Errno>;

    pub(crate) safe fn fchmod(fd: BorrowedFd<'_>, mode: Mode) -> Result<(), Errno>;

    #[syscall(name = "fchownat")]
    pub(crate) safe fn chownat(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        owner: Option<Uid>,
        group: Option<Gid>,
        flags: AtFlags,
    ) -> Result<(), Errno>;

    pub(crate) safe fn chown(
        path: &CStr,
        owner: Option<Uid>,
        group: Option<Gid>,
    ) -> Result<(), Errno>;

    pub(crate) safe fn fchown(
        fd: BorrowedFd<'_>,
        owner: Option<Uid>,
        group: Option<Gid>,
    ) -> Result<(), Errno>;

    #[syscall(name = "utimensat")]
    pub(crate) safe fn _utimensat(
        dirfd: BorrowedFd<'_>,
        path: Option<&CStr>,
        times: &Timestamps,
        flags: AtFlags,
    ) -> Result<(), Errno>;

    pub(crate) safe fn access(path: &CStr, access: Access) -> Result<(), Errno>;

    #[syscall(name = "faccessat")]
    pub(crate) safe fn accessat_noflags(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        access: Access,
    ) -> Result<(), Errno>;
}
