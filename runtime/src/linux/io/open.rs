//! Opening and closing.

use super::{AT_FDCWD, O_CREAT, O_TRUNC, O_WRONLY, OpenHow};
use crate::{I32, U8, U32, U64, syscall};

/// Opens a file, and gives its descriptor: the lowest number that is free (`open(2)`).
///
/// `flags` are one of `O_RDONLY`, `O_WRONLY` and `O_RDWR`, and further `O_*`; `mode` are the
/// permissions of a file that `O_CREAT` makes, less those that [`umask`](super::umask) takes away.
///
/// It is [`openat`] from the working directory.
///
/// # Errors
///
/// `EACCES`, `EEXIST` (it is there, and `O_EXCL` given), `EISDIR` (a directory, to be written),
/// `ELOOP`, `EMFILE` (too many descriptors), `ENOENT`, `ENOTDIR`, `ENXIO`, `EROFS`, `ETXTBSY` and
/// more.
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn open(path: *const U8, flags: I32, mode: U32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { openat(AT_FDCWD, path, flags, mode) }
}

/// Opens a file for writing, made if it was not there, emptied if it was (`creat(2)`).
///
/// It is [`openat`] from the working directory with `O_CREAT | O_WRONLY | O_TRUNC`.
///
/// # Errors
///
/// As [`open`].
///
/// # Safety
///
/// The caller must pass a path that ends in NUL.
#[inline]
pub unsafe fn creat(path: *const U8, mode: U32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { openat(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode) }
}

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Opens a file; a relative path starts at the directory `dirfd` (`openat(2)`).
    ///
    /// `flags` and `mode` are those of [`open`].
    ///
    /// # Errors
    ///
    /// As [`open`]; also `EBADF` (`dirfd` is no descriptor) and `ENOTDIR` (it is no directory).
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL. The caller must own or have borrowed `dirfd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn openat(dirfd: I32, path: *const U8, flags: I32, mode: U32) -> I32;

    /// Opens a file in the way that `how` says, which also bounds how the path is resolved
    /// (`openat2(2)`).
    ///
    /// `size` is the size of [`OpenHow`] in bytes. Unlike [`openat`] it refuses flags that it does
    /// not know.
    ///
    /// # Errors
    ///
    /// As [`openat`]; also `E2BIG` (a larger structure than the kernel knows, and not zero there),
    /// `EAGAIN` (a rename came between; try again), `EINVAL` (a flag or a size that is not known),
    /// `ELOOP` and `EXDEV` (the path leads where `resolve` forbids).
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL, and `size` readable bytes at `how`. The caller
    /// must own or have borrowed `dirfd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn openat2(dirfd: I32, path: *const U8, how: *const OpenHow, size: U64) -> I32;

    /// Closes a descriptor (`close(2)`).
    ///
    /// It is closed whatever the answer, so never call again: by then the number may be somebody
    /// else's.
    ///
    /// # Errors
    ///
    /// `EBADF`, and what an earlier write could not say: `EIO`, `ENOSPC`, `EDQUOT`, `EINTR`.
    ///
    /// # Safety
    ///
    /// The caller must own the descriptor; nothing may use it afterwards.
    pub fn close(fd: I32) -> I32;

    /// Closes all descriptors from `first` to `last`, both included (`close_range(2)`).
    ///
    /// `flags` are `CLOSE_RANGE_CLOEXEC` (only mark them to be closed by `execve`) and
    /// `CLOSE_RANGE_UNSHARE` (part with the table of descriptors that other threads use first).
    ///
    /// # Errors
    ///
    /// `EINVAL` (`first` is above `last`, or an unknown flag), `EMFILE`, `ENOMEM`.
    ///
    /// # Safety
    ///
    /// The caller must own each descriptor in the range; nothing may use them afterwards.
    pub fn close_range(first: U32, last: U32, flags: U32) -> I32;
}
