//! Names of files: links, renaming, removing, listing.

use core::{ffi::CStr, mem::MaybeUninit};
use std::os::fd::BorrowedFd;

use sysdecl::{
    linux::io::{AT_FDCWD, AT_REMOVEDIR, AtFlags, RenameFlags},
    prelude::*,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "readlinkat", args(AT_FDCWD, path, buf))]
    pub(crate) safe fn readlink(path: &CStr, buf: &mut [u8]) -> Result<usize, Errno>;

    #[syscall(args(dirfd, path, buf.0, buf.1))]
    pub(crate) fn readlinkat(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        buf: (*mut u8, usize),
    ) -> Result<usize, Errno>;

    #[syscall(name = "renameat", args(AT_FDCWD, old_path, AT_FDCWD, new_path))]
    pub(crate) safe fn rename(old_path: &CStr, new_path: &CStr) -> Result<(), Errno>;

    pub(crate) safe fn renameat(
        old_dirfd: BorrowedFd<'_>,
        old_path: &CStr,
        new_dirfd: BorrowedFd<'_>,
        new_path: &CStr,
    ) -> Result<(), Errno>;

    pub(crate) safe fn renameat2(
        old_dirfd: BorrowedFd<'_>,
        old_path: &CStr,
        new_dirfd: BorrowedFd<'_>,
        new_path: &CStr,
        flags: RenameFlags,
    ) -> Result<(), Errno>;

    #[syscall(name = "unlinkat", args(AT_FDCWD, path, 0))]
    pub(crate) safe fn unlink(path: &CStr) -> Result<(), Errno>;

    pub(crate) safe fn unlinkat(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        flags: AtFlags,
    ) -> Result<(), Errno>;

    #[syscall(name = "unlinkat", args(AT_FDCWD, path, AT_REMOVEDIR))]
    pub(crate) safe fn rmdir(path: &CStr) -> Result<(), Errno>;

    #[syscall(name = "linkat", args(AT_FDCWD, old_path, AT_FDCWD, new_path, 0))]
    pub(crate) safe fn link(old_path: &CStr, new_path: &CStr) -> Result<(), Errno>;

    pub(crate) safe fn linkat(
        old_dirfd: BorrowedFd<'_>,
        old_path: &CStr,
        new_dirfd: BorrowedFd<'_>,
        new_path: &CStr,
        flags: AtFlags,
    ) -> Result<(), Errno>;

    #[syscall(name = "symlinkat", args(old_path, AT_FDCWD, new_path))]
    pub(crate) safe fn symlink(old_path: &CStr, new_path: &CStr) -> Result<(), Errno>;

    pub(crate) safe fn symlinkat(
        old_path: &CStr,
        dirfd: BorrowedFd<'_>,
        new_path: &CStr,
    ) -> Result<(), Errno>;

    #[syscall(name = "getdents64")]
    pub(crate) safe fn getdents(fd: BorrowedFd<'_>, dirent: &mut [u8]) -> Result<usize, Errno>;

    #[syscall(name = "getdents64")]
    pub(crate) safe fn getdents_uninit(
        fd: BorrowedFd<'_>,
        dirent: &mut [MaybeUninit<u8>],
    ) -> Result<usize, Errno>;
}
