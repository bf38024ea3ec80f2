//! Who may do what with a file, whose it is, and when it was last used.

use super::{AT_FDCWD, AT_SYMLINK_NOFOLLOW, Timespec};
use crate::{I32, U8, U32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sets the permissions of an open file (`fchmod(2)`).
    ///
    /// `mode` are the bits `S_IR*`, `S_IW*`, `S_IX*`, `S_ISUID`, `S_ISGID` and `S_ISVTX`.
    ///
    /// # Errors
    ///
    /// `EBADF`, `EIO`, `EPERM` (not the owner), `EROFS`.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fchmod(fd: I32, mode: U32) -> I32;

    /// Sets the permissions of a file; a relative path starts at the directory `dirfd` (`fchmodat(2)`).
    ///
    /// Links are followed: the kernel's call takes no flags (C's function does). See [`fchmodat2`].
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EIO`, `ELOOP`, `ENOENT`, `ENOTDIR`, `EPERM` (not the owner), `EROFS`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fchmodat(dirfd: I32, path: *const U8, mode: U32) -> I32;

    /// Sets the permissions of a file, as [`fchmodat`] does (`fchmodat(2)`; since Linux 6.6).
    ///
    /// `flags` are of `AT_SYMLINK_NOFOLLOW` and `AT_EMPTY_PATH`.
    ///
    /// # Errors
    ///
    /// As [`fchmodat`]; also `EINVAL` (an unknown flag), `ENOSYS` (an older kernel) and `EOPNOTSUPP` (a
    /// symbolic link itself).
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fchmodat2(dirfd: I32, path: *const U8, mode: U32, flags: I32) -> I32;

    /// Sets the owner and the group of an open file; `u32::MAX` leaves one as it is (`fchown(2)`).
    ///
    /// # Errors
    ///
    /// `EBADF`, `EIO`, `EPERM`, `EROFS`.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fchown(fd: I32, owner: U32, group: U32) -> I32;

    /// Sets the owner and the group of a file; `u32::MAX` leaves one as it is (`fchownat(2)`).
    ///
    /// `flags` are of `AT_SYMLINK_NOFOLLOW` (a link itself) and `AT_EMPTY_PATH` (an empty path is
    /// `dirfd` itself).
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EINVAL` (an unknown flag), `EIO`, `ELOOP`, `ENOENT`, `ENOTDIR`, `EPERM`,
    /// `EROFS`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fchownat(dirfd: I32, path: *const U8, owner: U32, group: U32, flags: I32) -> I32;

    /// Tells by 0 that the process may do what `mode` asks, by its real user and group
    /// (`faccessat(2)`).
    ///
    /// `mode` is `F_OK` (is it there?), or of `R_OK`, `W_OK` and `X_OK`. The kernel's call takes no
    /// flags (C's function does). See [`faccessat2`].
    ///
    /// # Errors
    ///
    /// `EACCES` (it may not), `EBADF`, `EINVAL` (another `mode`), `ELOOP`, `ENOENT`, `ENOTDIR`, `EROFS`,
    /// `ETXTBSY`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn faccessat(dirfd: I32, path: *const U8, mode: I32) -> I32;

    /// Tells by 0 that the process may do what `mode` asks (`faccessat(2)`; since Linux 5.8).
    ///
    /// `flags` are of `AT_EACCESS` (by its effective user and group), `AT_SYMLINK_NOFOLLOW` and
    /// `AT_EMPTY_PATH`.
    ///
    /// # Errors
    ///
    /// As [`faccessat`]; also `EINVAL` (an unknown flag) and `ENOSYS` (an older kernel).
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn faccessat2(dirfd: I32, path: *const U8, mode: I32, flags: I32) -> I32;

    /// Sets the permissions that new files do not get, and gives those that it was before
    /// (`umask(2)`).
    ///
    /// It cannot fail. All threads of the process share it.
    pub safe fn umask(mask: U32) -> U32;

    /// Sets when a file was last read and written: two times at `times`, in this order; a null pointer
    /// is now (`utimensat(2)`).
    ///
    /// In place of nanoseconds, [`UTIME_NOW`](super::UTIME_NOW) is now and
    /// [`UTIME_OMIT`](super::UTIME_OMIT) leaves the time as it is. A null `path` is `dirfd` itself.
    /// `flags` are of `AT_SYMLINK_NOFOLLOW` and `AT_EMPTY_PATH`.
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EFAULT`, `EINVAL` (not a number of nanoseconds, or an unknown flag), `ELOOP`,
    /// `ENOENT`, `ENOTDIR`, `EPERM`, `EROFS`.
    ///
    /// # Safety
    ///
    /// The caller must pass a null path or one that ends in NUL, and null `times` or two that are
    /// readable. The caller must own or have borrowed `dirfd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn utimensat(dirfd: I32, path: *const U8, times: *const Timespec, flags: I32) -> I32;
}

/// Sets the permissions of a file (`chmod(2)`).
///
/// It is [`fchmodat`] from the working directory.
///
/// # Errors
///
/// As [`fchmodat`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn chmod(path: *const U8, mode: U32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { fchmodat(AT_FDCWD, path, mode) }
}

/// Sets the owner and the group of a file; `u32::MAX` leaves one as it is (`chown(2)`).
///
/// It is [`fchownat`] from the working directory.
///
/// # Errors
///
/// As [`fchownat`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn chown(path: *const U8, owner: U32, group: U32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { fchownat(AT_FDCWD, path, owner, group, 0) }
}

/// Sets the owner and the group of a file, of a symbolic link those of the link itself
/// (`lchown(2)`).
///
/// It is [`fchownat`] from the working directory with `AT_SYMLINK_NOFOLLOW`.
///
/// # Errors
///
/// As [`fchownat`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn lchown(path: *const U8, owner: U32, group: U32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { fchownat(AT_FDCWD, path, owner, group, AT_SYMLINK_NOFOLLOW) }
}

/// Tells by 0 that the process may do what `mode` asks, by its real user and group (`access(2)`).
///
/// It is [`faccessat`] from the working directory.
///
/// # Errors
///
/// As [`faccessat`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn access(path: *const U8, mode: I32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { faccessat(AT_FDCWD, path, mode) }
}
