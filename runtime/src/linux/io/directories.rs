//! The working and root directories, and creating, removing and listing directories.

use super::{AT_FDCWD, AT_REMOVEDIR, LinuxDirent64, unlinkat};
use crate::{I32, I64, U8, U32, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Stores the path of the working directory, NUL-terminated, and returns its length including
    /// the NUL (`getcwd(2)`).
    ///
    /// If the directory is not reachable from the root of the process, the path starts with
    /// `(unreachable)`.
    ///
    /// # Errors
    ///
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-ENOENT`: the working directory has been removed.
    /// - `-ERANGE`: the buffer is too small.
    ///
    /// # Safety
    ///
    /// `buf` must be valid for writes of `size` bytes.
    pub fn getcwd(buf: *mut U8, size: U64) -> I64;

    /// Changes the working directory, where relative paths start (`chdir(2)`).
    ///
    /// All threads of the process share it.
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EIO`: an I/O error occurred.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string.
    pub fn chdir(path: *const U8) -> I32;

    /// Changes the working directory to an open directory (`fchdir(2)`).
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied.
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-ENOTDIR`: `fd` is not a directory.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fchdir(fd: I32) -> I32;

    /// Changes the root directory, where absolute paths start (`chroot(2)`).
    ///
    /// The working directory does not change and may be outside the new root.
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EPERM`: the caller lacks `CAP_SYS_CHROOT`.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string.
    pub fn chroot(path: *const U8) -> I32;

    /// Creates a directory, with a relative path starting at the directory `dirfd` (`mkdirat(2)`).
    ///
    /// The bits of the [`umask`](super::umask) are cleared in `mode`.
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
    /// - `-EEXIST`: the path exists.
    /// - `-EMLINK`: the parent directory has too many links.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    /// - `-EROFS`: the file system is read-only.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `dirfd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn mkdirat(dirfd: I32, path: *const U8, mode: U32) -> I32;

    /// Reads the next entries of an open directory and returns their size in bytes; 0 means end of
    /// directory (`getdents64(2)`).
    ///
    /// An entry is a [`LinuxDirent64`] followed by its NUL-terminated name and padding. The next
    /// entry starts `d_reclen` bytes later. `count` is the size of the buffer in bytes.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EINVAL`: the buffer is too small for the next entry.
    /// - `-ENOENT`: the directory has been removed.
    /// - `-ENOTDIR`: `fd` is not a directory.
    ///
    /// # Safety
    ///
    /// `dirp` must be valid for writes of `count` bytes. The caller must own `fd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn getdents64(fd: I32, dirp: *mut LinuxDirent64, count: U64) -> I64;
}

/// Creates a directory (`mkdir(2)`).
///
/// Calls [`mkdirat`] relative to the working directory.
///
/// # Errors
///
/// As [`mkdirat`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn mkdir(path: *const U8, mode: U32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { mkdirat(AT_FDCWD, path, mode) }
}

/// Removes an empty directory (`rmdir(2)`).
///
/// Calls [`unlinkat`] relative to the working directory with `AT_REMOVEDIR`.
///
/// # Errors
///
/// - `-EACCES`: search permission is denied for a directory of the path.
/// - `-ELOOP`: the path contains too many symbolic links.
/// - `-ENAMETOOLONG`: the path or a component of it is too long.
/// - `-ENOENT`: a component of the path does not exist.
/// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
/// - `-EBUSY`: the directory is in use by the system, for example as a mount point.
/// - `-EINVAL`: the path ends in `.`.
/// - `-ENOTEMPTY`: the directory is not empty.
/// - `-EPERM`: the directory is immutable, or its parent is sticky and the caller owns neither.
/// - `-EROFS`: the file system is read-only.
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn rmdir(path: *const U8) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { unlinkat(AT_FDCWD, path, AT_REMOVEDIR) }
}
