//! Directories: the working one, new ones, and what is in them.

use super::{AT_FDCWD, AT_REMOVEDIR, LinuxDirent64, unlinkat};
use crate::{I32, I64, U8, U32, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Writes the path of the working directory, with its NUL, and gives its length, that NUL counted
    /// (`getcwd(2)`).
    ///
    /// Of a directory that this process cannot reach from its root, the path begins with
    /// `(unreachable)`.
    ///
    /// # Errors
    ///
    /// `EFAULT`, `ENOENT` (the directory was removed), `ERANGE` (the buffer is too short).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `size` bytes at `buf`.
    pub fn getcwd(buf: *mut U8, size: U64) -> I64;

    /// Makes a directory the working directory, from which relative paths start (`chdir(2)`).
    ///
    /// All threads of the process share it.
    ///
    /// # Errors
    ///
    /// `EACCES`, `EIO`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOTDIR`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL.
    pub fn chdir(path: *const U8) -> I32;

    /// Makes an open directory the working directory (`fchdir(2)`).
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `ENOTDIR`.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fchdir(fd: I32) -> I32;

    /// Makes a directory the root, from which absolute paths start (`chroot(2)`).
    ///
    /// The working directory stays where it is, perhaps outside.
    ///
    /// # Errors
    ///
    /// `EACCES`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOTDIR`, `EPERM` (no `CAP_SYS_CHROOT`).
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL.
    pub fn chroot(path: *const U8) -> I32;

    /// Makes a directory; a relative path starts at the directory `dirfd` (`mkdirat(2)`).
    ///
    /// `mode` are its permissions, less those that [`umask`](super::umask) takes away.
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EDQUOT`, `EEXIST`, `ELOOP`, `EMLINK`, `ENOENT` (a directory above is not
    /// there), `ENOSPC`, `ENOTDIR`, `EROFS`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn mkdirat(dirfd: I32, path: *const U8, mode: U32) -> I32;

    /// Writes the next entries of an open directory, and gives how many bytes they are; 0 is the end
    /// (`getdents64(2)`).
    ///
    /// An entry is a [`LinuxDirent64`], its name, which ends in NUL, and padding; its `d_reclen` is
    /// where the next one begins. `count` is the size of the buffer in bytes.
    ///
    /// # Errors
    ///
    /// `EBADF`, `EFAULT`, `EINVAL` (too short for the next entry), `ENOENT` (the directory was
    /// removed), `ENOTDIR`.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `count` bytes at `dirp`. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn getdents64(fd: I32, dirp: *mut LinuxDirent64, count: U64) -> I64;
}

/// Makes a directory (`mkdir(2)`).
///
/// It is [`mkdirat`] from the working directory.
///
/// # Errors
///
/// As [`mkdirat`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn mkdir(path: *const U8, mode: U32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { mkdirat(AT_FDCWD, path, mode) }
}

/// Removes an empty directory (`rmdir(2)`).
///
/// It is [`unlinkat`] from the working directory with `AT_REMOVEDIR`.
///
/// # Errors
///
/// `EACCES`, `EBUSY` (something is mounted there), `EINVAL` (the path ends in `.`), `ELOOP`,
/// `ENOENT`, `ENOTDIR`, `ENOTEMPTY`, `EPERM`, `EROFS`.
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn rmdir(path: *const U8) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { unlinkat(AT_FDCWD, path, AT_REMOVEDIR) }
}
