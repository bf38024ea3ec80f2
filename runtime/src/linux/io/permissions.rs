//! Permissions, ownership and timestamps of files.

use super::{AT_FDCWD, AT_SYMLINK_NOFOLLOW, Timespec};
use crate::{I32, U8, U32, linux::variant, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sets the mode of an open file (`fchmod(2)`).
    ///
    /// `mode` is a combination of `S_IR*`, `S_IW*`, `S_IX*`, `S_ISUID`, `S_ISGID` and `S_ISVTX`.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EIO`: an I/O error occurred.
    /// - `-EPERM`: the caller neither owns the file nor has the required capability.
    /// - `-EROFS`: the file system is read-only.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fchmod(fd: I32, mode: U32) -> I32;

    /// Sets the mode of a file, with a relative path starting at the directory `dirfd`
    /// (`fchmodat(2)`).
    ///
    /// Follows symbolic links: the system call takes no flags, unlike the C function. See
    /// [`fchmodat2`].
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
    /// - `-EIO`: an I/O error occurred.
    /// - `-EPERM`: the caller neither owns the file nor has the required capability.
    /// - `-EROFS`: the file system is read-only.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `dirfd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fchmodat(dirfd: I32, path: *const U8, mode: U32) -> I32;

    /// Sets the mode of a file as [`fchmodat`] does, with flags (`fchmodat(2)`; since Linux 6.6).
    ///
    /// `flags` are `AT_SYMLINK_NOFOLLOW` and `AT_EMPTY_PATH`.
    ///
    /// # Errors
    ///
    /// As [`fchmodat`], and:
    ///
    /// - `-EINVAL`: a flag is unknown.
    /// - `-ENOSYS`: the kernel is older than 6.6.
    /// - `-EOPNOTSUPP`: the file is a symbolic link.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `dirfd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fchmodat2(dirfd: I32, path: *const U8, mode: U32, flags: I32) -> I32;

    /// Sets the owner and group of an open file; `u32::MAX` leaves a value unchanged (`fchown(2)`).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EIO`: an I/O error occurred.
    /// - `-EPERM`: the caller neither owns the file nor has the required capability.
    /// - `-EROFS`: the file system is read-only.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = variant::SYS_FCHOWN)]
    pub fn fchown(fd: I32, owner: U32, group: U32) -> I32;

    /// Sets the owner and group of a file; `u32::MAX` leaves a value unchanged (`fchownat(2)`).
    ///
    /// `flags` are `AT_SYMLINK_NOFOLLOW` (do not follow a symbolic link) and `AT_EMPTY_PATH` (an
    /// empty path stands for `dirfd` itself).
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
    /// - `-EINVAL`: a flag is unknown.
    /// - `-EIO`: an I/O error occurred.
    /// - `-EPERM`: the caller neither owns the file nor has the required capability.
    /// - `-EROFS`: the file system is read-only.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `dirfd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fchownat(dirfd: I32, path: *const U8, owner: U32, group: U32, flags: I32) -> I32;

    /// Checks whether the process may access a file as `mode` says, by its real user and group;
    /// returns 0 if so (`faccessat(2)`).
    ///
    /// `mode` is `F_OK` (the file exists) or a combination of `R_OK`, `W_OK` and `X_OK`. The system
    /// call takes no flags, unlike the C function. See [`faccessat2`].
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EACCES`: the access is denied.
    /// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
    /// - `-EINVAL`: `mode` is invalid.
    /// - `-EROFS`: write access to a read-only file system.
    /// - `-ETXTBSY`: write access to a file that is being executed.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `dirfd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn faccessat(dirfd: I32, path: *const U8, mode: I32) -> I32;

    /// Checks whether the process may access a file as [`faccessat`] does, with flags
    /// (`faccessat(2)`; since Linux 5.8).
    ///
    /// `flags` are `AT_EACCESS` (check the effective user and group), `AT_SYMLINK_NOFOLLOW` and
    /// `AT_EMPTY_PATH`.
    ///
    /// # Errors
    ///
    /// As [`faccessat`], and:
    ///
    /// - `-EINVAL`: a flag is unknown.
    /// - `-ENOSYS`: the kernel is older than 5.8.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `dirfd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn faccessat2(dirfd: I32, path: *const U8, mode: I32, flags: I32) -> I32;

    /// Sets the file mode creation mask and returns the previous one (`umask(2)`).
    ///
    /// It cannot fail. All threads of the process share the mask.
    pub safe fn umask(mask: U32) -> U32;

    /// Sets the access and modification times of a file, in this order (`utimensat(2)`).
    ///
    /// If `times` is null, both are set to the current time. In place of nanoseconds,
    /// [`UTIME_NOW`](super::UTIME_NOW) stands for the current time and
    /// [`UTIME_OMIT`](super::UTIME_OMIT) leaves the time unchanged. A null `path` stands for
    /// `dirfd` itself. `flags` are `AT_SYMLINK_NOFOLLOW` and `AT_EMPTY_PATH`.
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EINVAL`: a number of nanoseconds is out of range, or a flag is unknown.
    /// - `-EPERM`: the caller neither owns the file nor has the required capability.
    /// - `-EROFS`: the file system is read-only.
    ///
    /// # Safety
    ///
    /// `path` must be null or point to a NUL-terminated string, and `times` must be null or valid
    /// for reads of two elements. The caller must own `dirfd` or have borrowed it from its owner:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = variant::SYS_UTIMENSAT)]
    pub fn utimensat(dirfd: I32, path: *const U8, times: *const Timespec, flags: I32) -> I32;
}

/// Sets the mode of a file (`chmod(2)`).
///
/// Calls [`fchmodat`] relative to the working directory.
///
/// # Errors
///
/// As [`fchmodat`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn chmod(path: *const U8, mode: U32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { fchmodat(AT_FDCWD, path, mode) }
}

/// Sets the owner and group of a file; `u32::MAX` leaves a value unchanged (`chown(2)`).
///
/// Calls [`fchownat`] relative to the working directory.
///
/// # Errors
///
/// As [`fchownat`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn chown(path: *const U8, owner: U32, group: U32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { fchownat(AT_FDCWD, path, owner, group, 0) }
}

/// Sets the owner and group of a file without following symbolic links (`lchown(2)`).
///
/// Calls [`fchownat`] relative to the working directory with `AT_SYMLINK_NOFOLLOW`.
///
/// # Errors
///
/// As [`fchownat`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn lchown(path: *const U8, owner: U32, group: U32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { fchownat(AT_FDCWD, path, owner, group, AT_SYMLINK_NOFOLLOW) }
}

/// Checks whether the process may access a file as `mode` says, by its real user and group; returns
/// 0 if so (`access(2)`).
///
/// Calls [`faccessat`] relative to the working directory.
///
/// # Errors
///
/// As [`faccessat`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn access(path: *const U8, mode: I32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { faccessat(AT_FDCWD, path, mode) }
}
