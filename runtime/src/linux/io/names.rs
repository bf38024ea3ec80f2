//! Names of files: given, changed, taken away; links, and nodes that are only a name.

use super::{AT_FDCWD, FileHandle};
use crate::{I32, U8, U32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Takes a name away; the file goes with its last name, once it is closed (`unlinkat(2)`).
    ///
    /// `flags` are 0, or `AT_REMOVEDIR` for an empty directory.
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EBUSY`, `EINVAL` (an unknown flag), `EISDIR` (a directory, without the
    /// flag), `ELOOP`, `ENOENT`, `ENOTDIR`, `ENOTEMPTY`, `EPERM`, `EROFS`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn unlinkat(dirfd: I32, path: *const U8, flags: I32) -> I32;

    /// Gives a file another name or place in its file system, in one step (`renameat2(2)`).
    ///
    /// `flags` are 0 (what has the new name is replaced), `RENAME_NOREPLACE`, `RENAME_EXCHANGE` (the
    /// two change places) and `RENAME_WHITEOUT`.
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EBUSY`, `EEXIST`, `EINVAL` (into itself, or a flag that the file system
    /// cannot do), `EISDIR`, `ELOOP`, `ENOENT`, `ENOSPC`, `ENOTDIR`, `ENOTEMPTY`, `EPERM`, `EROFS`,
    /// `EXDEV` (another file system).
    ///
    /// # Safety
    ///
    /// The caller must pass two paths that end in NUL. The caller must own or have borrowed
    /// `olddirfd` and `newdirfd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn renameat2(
        olddirfd: I32,
        oldpath: *const U8,
        newdirfd: I32,
        newpath: *const U8,
        flags: U32,
    ) -> I32;

    /// Gives a file a further name (`linkat(2)`).
    ///
    /// `flags` are of `AT_SYMLINK_FOLLOW` (what a link leads to, in place of the link) and
    /// `AT_EMPTY_PATH` (an empty old path is `olddirfd` itself).
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EEXIST`, `EINVAL`, `ELOOP`, `EMLINK`, `ENOENT`, `ENOSPC`, `ENOTDIR`, `EPERM`
    /// (a directory), `EROFS`, `EXDEV` (another file system).
    ///
    /// # Safety
    ///
    /// The caller must pass two paths that end in NUL. The caller must own or have borrowed
    /// `olddirfd` and `newdirfd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn linkat(
        olddirfd: I32,
        oldpath: *const U8,
        newdirfd: I32,
        newpath: *const U8,
        flags: I32,
    ) -> I32;

    /// Makes a symbolic link that leads to `target`, which need not be there (`symlinkat(2)`).
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EEXIST`, `ELOOP`, `ENAMETOOLONG`, `ENOENT`, `ENOSPC`, `ENOTDIR`, `EROFS`.
    ///
    /// # Safety
    ///
    /// The caller must pass a target and a path that end in NUL. The caller must own or have
    /// borrowed `newdirfd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn symlinkat(target: *const U8, newdirfd: I32, linkpath: *const U8) -> I32;

    /// Writes where a symbolic link leads, without a NUL and cut off at `bufsiz` bytes, and gives how
    /// many bytes (`readlinkat(2)`).
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EFAULT`, `EINVAL` (no symbolic link, or no room at all), `EIO`, `ELOOP`,
    /// `ENOENT`, `ENOTDIR`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL, and let the kernel write `bufsiz` bytes at
    /// `buf`. The caller must own or have borrowed `dirfd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn readlinkat(dirfd: I32, path: *const U8, buf: *mut U8, bufsiz: I32) -> I32;

    /// Makes a pipe with a name, a device, a socket or an empty file (`mknodat(2)`).
    ///
    /// `mode` is one of `S_IF*` and permissions, less those that [`umask`](super::umask) takes away;
    /// `dev` is the number of a device.
    ///
    /// # Errors
    ///
    /// `EACCES`, `EBADF`, `EEXIST`, `EINVAL` (another type), `ELOOP`, `ENOENT`, `ENOSPC`, `ENOTDIR`,
    /// `EPERM` (a device, without `CAP_MKNOD`), `EROFS`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn mknodat(dirfd: I32, path: *const U8, mode: U32, dev: U32) -> I32;

    /// Writes a handle by which the file can be opened again, also by another process, and the number
    /// of its mount (`name_to_handle_at(2)`).
    ///
    /// Before the call `handle_bytes` is the room behind the head of the handle.
    ///
    /// # Errors
    ///
    /// As [`fstatat`](super::fstatat); also `EOPNOTSUPP` (the file system has no handles) and
    /// `EOVERFLOW` (too little room; `handle_bytes` then is what it takes).
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL, and let the kernel write `mount_id`, and
    /// `handle` with `handle_bytes` bytes behind it. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn name_to_handle_at(
        dirfd: I32,
        path: *const U8,
        handle: *mut FileHandle,
        mount_id: *mut I32,
        flags: I32,
    ) -> I32;

    /// Opens the file that a handle stands for; `mount_fd` is any open file of the same file system
    /// (`open_by_handle_at(2)`).
    ///
    /// # Errors
    ///
    /// As [`open`](super::open); also `EBADF`, `EINVAL`, `EPERM` (no `CAP_DAC_READ_SEARCH`) and
    /// `ESTALE` (the file is gone).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable handle with `handle_bytes` bytes behind it. The caller must
    /// own or have borrowed `mount_fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn open_by_handle_at(mount_fd: I32, handle: *const FileHandle, flags: I32) -> I32;
}

/// Takes a name away; the file goes with its last name, once it is closed (`unlink(2)`).
///
/// It is [`unlinkat`] from the working directory.
///
/// # Errors
///
/// As [`unlinkat`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn unlink(path: *const U8) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { unlinkat(AT_FDCWD, path, 0) }
}

/// Gives a file another name or place in its file system, replacing what has that name (`rename(2)`).
///
/// It is [`renameat2`] from the working directory.
///
/// # Errors
///
/// As [`renameat2`].
///
/// # Safety
///
/// The caller must pass two paths that end in NUL.
#[inline]
pub unsafe fn rename(oldpath: *const U8, newpath: *const U8) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { renameat2(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0) }
}

/// Gives a file another name or place in its file system, replacing what has that name
/// (`renameat(2)`).
///
/// It is [`renameat2`] without a flag.
///
/// # Errors
///
/// As [`renameat2`].
///
/// # Safety
///
/// The caller must pass two paths that end in NUL. The caller must own or have borrowed `olddirfd`
/// and `newdirfd`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn renameat(
    olddirfd: I32,
    oldpath: *const U8,
    newdirfd: I32,
    newpath: *const U8,
) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { renameat2(olddirfd, oldpath, newdirfd, newpath, 0) }
}

/// Gives a file a further name (`link(2)`).
///
/// It is [`linkat`] from the working directory; a symbolic link itself gets the name.
///
/// # Errors
///
/// As [`linkat`].
///
/// # Safety
///
/// The caller must pass two paths that end in NUL.
#[inline]
pub unsafe fn link(oldpath: *const U8, newpath: *const U8) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { linkat(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0) }
}

/// Makes a symbolic link that leads to `target`, which need not be there (`symlink(2)`).
///
/// It is [`symlinkat`] from the working directory.
///
/// # Errors
///
/// As [`symlinkat`].
///
/// # Safety
///
/// The caller must pass a target and a path that end in NUL.
#[inline]
pub unsafe fn symlink(target: *const U8, linkpath: *const U8) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { symlinkat(target, AT_FDCWD, linkpath) }
}

/// Writes where a symbolic link leads, without a NUL and cut off at `bufsiz` bytes, and gives how
/// many bytes (`readlink(2)`).
///
/// It is [`readlinkat`] from the working directory.
///
/// # Errors
///
/// As [`readlinkat`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL, and let the kernel write `bufsiz` bytes at `buf`.
#[inline]
pub unsafe fn readlink(path: *const U8, buf: *mut U8, bufsiz: I32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { readlinkat(AT_FDCWD, path, buf, bufsiz) }
}

/// Makes a pipe with a name, a device, a socket or an empty file (`mknod(2)`).
///
/// It is [`mknodat`] from the working directory.
///
/// # Errors
///
/// As [`mknodat`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn mknod(path: *const U8, mode: U32, dev: U32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { mknodat(AT_FDCWD, path, mode, dev) }
}
