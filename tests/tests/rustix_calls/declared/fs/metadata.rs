//! Types, owners and permissions of files.

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

/// The times of the last access and the last modification.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub(crate) struct Timestamps {
    pub(crate) last_access: Timespec,
    pub(crate) last_modification: Timespec,
}

/// The bit that the kernel reserves for a larger structure, and rejects.
const STATX__RESERVED: U32 = 1 << 31;

/// The mask without bits for which a later kernel could write more.
fn known(mask: StatxMask) -> StatxMask {
    mask & (StatxMask::BASIC_STATS
        | StatxMask::ALL
        | StatxMask::MNT_ID
        | StatxMask::from_bits_retain(STATX__RESERVED))
}

/// Whether the error of a call without a path and a buffer shows that the call exists.
fn is_there(result: Result<(), Errno>) -> bool {
    result == Err(Errno::EFAULT)
}

/// The mode, if there are no flags: only a later call has a parameter for them.
fn without(flags: AtFlags, mode: Mode) -> Result<Mode, Errno> {
    if flags.is_empty() {
        Ok(mode)
    } else if flags == AtFlags::SYMLINK_NOFOLLOW {
        Err(Errno::EOPNOTSUPP)
    } else {
        Err(Errno::EINVAL)
    }
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

    // The flags are checked before the call.
    #[allow(unused_parens, reason = "`f(x)?` is read as an entry only in parentheses")]
    #[syscall(name = "fchmodat", args(dirfd, path, (without(flags, mode)?)))]
    pub(crate) safe fn chmodat(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        mode: Mode,
        flags: AtFlags,
    ) -> Result<(), Errno>;

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
