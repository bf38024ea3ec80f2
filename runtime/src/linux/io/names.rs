//! Creating, renaming and removing directory entries.

use super::{AT_FDCWD, FileHandle};
use crate::{I32, U8, U32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Removes a name. The file itself is removed with its last name, once it is closed
    /// (`unlinkat(2)`).
    ///
    /// `flags` is 0, or `AT_REMOVEDIR` to remove an empty directory.
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
    /// - `-EBUSY`: the file is in use by the system.
    /// - `-EINVAL`: a flag is unknown.
    /// - `-EISDIR`: the path is a directory and `AT_REMOVEDIR` is not set.
    /// - `-ENOTEMPTY`: the directory is not empty.
    /// - `-EPERM`: the file is immutable, or the directory is sticky and the caller owns neither it
    ///   nor the file.
    /// - `-EROFS`: the file system is read-only.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `dirfd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn unlinkat(dirfd: I32, path: *const U8, flags: I32) -> I32;

    /// Renames a file atomically, possibly to another directory of the same file system
    /// (`renameat2(2)`).
    ///
    /// `flags` is 0 (replace an existing `newpath`), or a combination of `RENAME_NOREPLACE`,
    /// `RENAME_EXCHANGE` (exchange the two files) and `RENAME_WHITEOUT`.
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EBADF`: a path is relative and its directory is neither an open descriptor nor
    ///   `AT_FDCWD`.
    /// - `-EBUSY`: one of the directories is in use by the system.
    /// - `-EEXIST`: `newpath` exists and `RENAME_NOREPLACE` is set.
    /// - `-EINVAL`: a directory would be moved into itself, or the file system does not support a
    ///   flag.
    /// - `-EISDIR`: `newpath` is a directory, but `oldpath` is not.
    /// - `-ENOTEMPTY`: `newpath` is a directory that is not empty.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    /// - `-EPERM`: the directory is sticky and the caller owns neither it nor the file.
    /// - `-EROFS`: the file system is read-only.
    /// - `-EXDEV`: the paths are on different file systems.
    ///
    /// # Safety
    ///
    /// `oldpath` and `newpath` must point to NUL-terminated strings. The caller must own `olddirfd`
    /// and `newdirfd` or have borrowed them from their owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn renameat2(
        olddirfd: I32,
        oldpath: *const U8,
        newdirfd: I32,
        newpath: *const U8,
        flags: U32,
    ) -> I32;

    /// Creates a hard link: another name for a file (`linkat(2)`).
    ///
    /// `flags` are `AT_SYMLINK_FOLLOW` (follow `oldpath` if it is a symbolic link) and
    /// `AT_EMPTY_PATH` (an empty `oldpath` stands for `olddirfd` itself).
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EBADF`: a path is relative and its directory is neither an open descriptor nor
    ///   `AT_FDCWD`.
    /// - `-EEXIST`: `newpath` exists.
    /// - `-EINVAL`: a flag is unknown.
    /// - `-EMLINK`: the file has too many links.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    /// - `-EPERM`: `oldpath` is a directory, or the file system does not support links.
    /// - `-EROFS`: the file system is read-only.
    /// - `-EXDEV`: the paths are on different file systems.
    ///
    /// # Safety
    ///
    /// `oldpath` and `newpath` must point to NUL-terminated strings. The caller must own `olddirfd`
    /// and `newdirfd` or have borrowed them from their owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn linkat(
        olddirfd: I32,
        oldpath: *const U8,
        newdirfd: I32,
        newpath: *const U8,
        flags: I32,
    ) -> I32;

    /// Creates a symbolic link to `target`, which need not exist (`symlinkat(2)`).
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EBADF`: the path is relative and `newdirfd` is neither an open descriptor nor
    ///   `AT_FDCWD`.
    /// - `-EEXIST`: `linkpath` exists.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    /// - `-EROFS`: the file system is read-only.
    ///
    /// # Safety
    ///
    /// `target` and `linkpath` must point to NUL-terminated strings. The caller must own `newdirfd`
    /// or have borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn symlinkat(target: *const U8, newdirfd: I32, linkpath: *const U8) -> I32;

    /// Reads the target of a symbolic link and returns its length (`readlinkat(2)`).
    ///
    /// The target is not NUL-terminated, and is truncated to `bufsiz` bytes.
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
    /// - `-EINVAL`: the file is not a symbolic link, or `bufsiz` is not positive.
    /// - `-EIO`: an I/O error occurred.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. `buf` must be valid for writes of `bufsiz`
    /// bytes. The caller must own `dirfd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn readlinkat(dirfd: I32, path: *const U8, buf: *mut U8, bufsiz: I32) -> I32;

    /// Creates a FIFO, a device node, a socket or a regular file (`mknodat(2)`).
    ///
    /// `mode` combines one of the `S_IF*` constants with permissions, of which the bits of the
    /// [`umask`](super::umask) are cleared. `dev` is the device number of a device node.
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
    /// - `-EINVAL`: the file type is not supported.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    /// - `-EPERM`: creating a device node requires `CAP_MKNOD`.
    /// - `-EROFS`: the file system is read-only.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `dirfd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn mknodat(dirfd: I32, path: *const U8, mode: U32, dev: U32) -> I32;

    /// Obtains a handle with which any process can reopen the file, and the identifier of its mount
    /// (`name_to_handle_at(2)`).
    ///
    /// Before the call, `handle_bytes` is the size of the buffer that follows the header of the
    /// handle.
    ///
    /// # Errors
    ///
    /// As [`fstatat`](super::fstatat), and:
    ///
    /// - `-EOPNOTSUPP`: the file system does not support handles.
    /// - `-EOVERFLOW`: the buffer is too small. `handle_bytes` is then the required size.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. `mount_id` must be valid for writes, and
    /// `handle` for reads and writes, with `handle_bytes` bytes after it. The caller must own
    /// `dirfd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn name_to_handle_at(
        dirfd: I32,
        path: *const U8,
        handle: *mut FileHandle,
        mount_id: *mut I32,
        flags: I32,
    ) -> I32;

}

/// Removes a name. The file itself is removed with its last name, once it is closed (`unlink(2)`).
///
/// Calls [`unlinkat`] relative to the working directory.
///
/// # Errors
///
/// As [`unlinkat`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn unlink(path: *const U8) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { unlinkat(AT_FDCWD, path, 0) }
}

/// Renames a file, replacing an existing file at `newpath` (`rename(2)`).
///
/// Calls [`renameat2`] relative to the working directory.
///
/// # Errors
///
/// As [`renameat2`].
///
/// # Safety
///
/// `oldpath` and `newpath` must point to NUL-terminated strings.
#[inline]
pub unsafe fn rename(oldpath: *const U8, newpath: *const U8) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { renameat2(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0) }
}

/// Renames a file, replacing an existing file at `newpath` (`renameat(2)`).
///
/// Calls [`renameat2`] without flags.
///
/// # Errors
///
/// As [`renameat2`].
///
/// # Safety
///
/// `oldpath` and `newpath` must point to NUL-terminated strings. The caller must own `olddirfd` and
/// `newdirfd` or have borrowed them from their owner: see [raw
/// descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn renameat(
    olddirfd: I32,
    oldpath: *const U8,
    newdirfd: I32,
    newpath: *const U8,
) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { renameat2(olddirfd, oldpath, newdirfd, newpath, 0) }
}

/// Creates a hard link: another name for a file, or for a symbolic link itself (`link(2)`).
///
/// Calls [`linkat`] relative to the working directory.
///
/// # Errors
///
/// As [`linkat`].
///
/// # Safety
///
/// `oldpath` and `newpath` must point to NUL-terminated strings.
#[inline]
pub unsafe fn link(oldpath: *const U8, newpath: *const U8) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { linkat(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0) }
}

/// Creates a symbolic link to `target`, which need not exist (`symlink(2)`).
///
/// Calls [`symlinkat`] relative to the working directory.
///
/// # Errors
///
/// As [`symlinkat`].
///
/// # Safety
///
/// `target` and `linkpath` must point to NUL-terminated strings.
#[inline]
pub unsafe fn symlink(target: *const U8, linkpath: *const U8) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { symlinkat(target, AT_FDCWD, linkpath) }
}

/// Reads the target of a symbolic link and returns its length (`readlink(2)`).
///
/// The target is not NUL-terminated, and is truncated to `bufsiz` bytes. Calls [`readlinkat`]
/// relative to the working directory.
///
/// # Errors
///
/// As [`readlinkat`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string. `buf` must be valid for writes of `bufsiz` bytes.
#[inline]
pub unsafe fn readlink(path: *const U8, buf: *mut U8, bufsiz: I32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { readlinkat(AT_FDCWD, path, buf, bufsiz) }
}

/// Creates a FIFO, a device node, a socket or a regular file (`mknod(2)`).
///
/// Calls [`mknodat`] relative to the working directory.
///
/// # Errors
///
/// As [`mknodat`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn mknod(path: *const U8, mode: U32, dev: U32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { mknodat(AT_FDCWD, path, mode, dev) }
}
