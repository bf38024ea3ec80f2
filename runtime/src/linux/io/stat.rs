//! What a file is, and the file system that it is on.

use super::{AT_FDCWD, AT_SYMLINK_NOFOLLOW, Stat, Statfs, Statx};
use crate::{I32, U8, U32, linux::nr::SYS_NEWFSTATAT, syscall};

/// Tells what a file is; of a symbolic link, what it leads to (`stat(2)`).
///
/// It is [`fstatat`] from the working directory.
///
/// # Errors
///
/// `EACCES`, `EFAULT`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOTDIR`, `EOVERFLOW`.
///
/// # Safety
///
/// The caller must pass a path that ends in NUL, and let the kernel write `statbuf`.
#[inline]
pub unsafe fn stat(path: *const U8, statbuf: *mut Stat) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { fstatat(AT_FDCWD, path, statbuf, 0) }
}

/// Tells what a file is; of a symbolic link, what the link itself is (`lstat(2)`).
///
/// It is [`fstatat`] from the working directory with `AT_SYMLINK_NOFOLLOW`.
///
/// # Errors
///
/// As [`stat`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL, and let the kernel write `statbuf`.
#[inline]
pub unsafe fn lstat(path: *const U8, statbuf: *mut Stat) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { fstatat(AT_FDCWD, path, statbuf, AT_SYMLINK_NOFOLLOW) }
}

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Tells what an open file is (`fstat(2)`).
    ///
    /// # Errors
    ///
    /// `EBADF`, `EFAULT`, `EOVERFLOW`.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `statbuf`. The caller must own or have borrowed `fd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fstat(fd: I32, statbuf: *mut Stat) -> I32;

    /// Tells what a file is; a relative path starts at the directory `dirfd` (`fstatat(2)`; the
    /// kernel's name is `newfstatat`).
    ///
    /// `flags` are of `AT_SYMLINK_NOFOLLOW` (a link itself), `AT_EMPTY_PATH` (an empty path is `dirfd`
    /// itself) and `AT_NO_AUTOMOUNT`.
    ///
    /// # Errors
    ///
    /// As [`stat`]; also `EBADF` (`dirfd` is no descriptor) and `EINVAL` (an unknown flag).
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL, and let the kernel write `statbuf`. The caller
    /// must own or have borrowed `dirfd`: see [raw descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = SYS_NEWFSTATAT)]
    pub fn fstatat(dirfd: I32, path: *const U8, statbuf: *mut Stat, flags: I32) -> I32;

    /// Tells the parts of what a file is that `mask` asks for, and in `stx_mask` which of them it
    /// knows (`statx(2)`).
    ///
    /// `flags` are those of [`fstatat`], and one of `AT_STATX_*` for how fresh the answer has to be.
    /// `mask` is of `STATX_*`.
    ///
    /// # Errors
    ///
    /// As [`fstatat`]; also `EINVAL` (a reserved bit in `mask`).
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL, and let the kernel write `statxbuf`. The
    /// caller must own or have borrowed `dirfd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn statx(dirfd: I32, path: *const U8, flags: I32, mask: U32, statxbuf: *mut Statx) -> I32;

    /// Tells what file system a file is on, and how full it is (`statfs(2)`).
    ///
    /// # Errors
    ///
    /// `EACCES`, `EFAULT`, `EIO`, `ELOOP`, `ENOENT`, `ENOSYS` (the file system cannot tell),
    /// `ENOTDIR`, `EOVERFLOW`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL, and let the kernel write `buf`.
    pub fn statfs(path: *const U8, buf: *mut Statfs) -> I32;

    /// Tells what file system an open file is on, and how full it is (`fstatfs(2)`).
    ///
    /// # Errors
    ///
    /// `EBADF`, `EFAULT`, `EIO`, `ENOSYS` (the file system cannot tell), `EOVERFLOW`.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `buf`. The caller must own or have borrowed `fd`: see
    /// [raw descriptors](crate::fd#raw-descriptors).
    pub fn fstatfs(fd: I32, buf: *mut Statfs) -> I32;
}
