//! Attributes of files and of the file systems that hold them.

use super::{AT_FDCWD, AT_SYMLINK_NOFOLLOW, Stat, Statx, fstatat};
use crate::{I32, U8, U32, syscall};

/// Reads the attributes of a file, following symbolic links (`stat(2)`).
///
/// Calls [`fstatat`] relative to the working directory.
///
/// # Errors
///
/// - `-EACCES`: search permission is denied for a directory of the path.
/// - `-ELOOP`: the path contains too many symbolic links.
/// - `-ENAMETOOLONG`: the path or a component of it is too long.
/// - `-ENOENT`: a component of the path does not exist.
/// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
/// - `-EFAULT`: an address is outside the accessible address space.
/// - `-EOVERFLOW`: a value does not fit in the structure.
///
/// # Safety
///
/// `path` must point to a NUL-terminated string. `statbuf` must be valid for writes.
#[inline]
pub unsafe fn stat(path: *const U8, statbuf: *mut Stat) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { fstatat(AT_FDCWD, path, statbuf, 0) }
}

/// Reads the attributes of a file; of a symbolic link those of the link itself (`lstat(2)`).
///
/// Calls [`fstatat`] relative to the working directory with `AT_SYMLINK_NOFOLLOW`.
///
/// # Errors
///
/// As [`stat`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string. `statbuf` must be valid for writes.
#[inline]
pub unsafe fn lstat(path: *const U8, statbuf: *mut Stat) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { fstatat(AT_FDCWD, path, statbuf, AT_SYMLINK_NOFOLLOW) }
}

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads the attributes that `mask` selects, and reports in `stx_mask` which of them are
    /// available (`statx(2)`).
    ///
    /// `flags` are those of [`fstatat`], and one of the `AT_STATX_*` constants for the required
    /// freshness. `mask` is a combination of `STATX_*`.
    ///
    /// # Errors
    ///
    /// As [`fstatat`], and:
    ///
    /// - `-EINVAL`: `mask` contains a reserved bit.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. `statxbuf` must be valid for writes. The
    /// caller must own `dirfd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn statx(dirfd: I32, path: *const U8, flags: I32, mask: U32, statxbuf: *mut Statx) -> I32;

}
