//! Opening and closing files.

use super::{AT_FDCWD, O_CREAT, O_TRUNC, O_WRONLY, OpenHow, openat};
use crate::{I32, U8, U32, U64, syscall};

/// Opens a file and returns its descriptor, the lowest number that is free (`open(2)`).
///
/// `flags` is one of `O_RDONLY`, `O_WRONLY` and `O_RDWR`, combined with other `O_*` constants.
/// `mode` is the mode of a file created with `O_CREAT`; the bits of the [`umask`](super::umask) are
/// cleared.
///
/// Calls [`openat`] relative to the working directory.
///
/// # Errors
///
/// - `-EACCES`: search permission is denied for a directory of the path.
/// - `-ELOOP`: the path contains too many symbolic links.
/// - `-ENAMETOOLONG`: the path or a component of it is too long.
/// - `-ENOENT`: a component of the path does not exist.
/// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
/// - `-EACCES`: the requested access is denied.
/// - `-EEXIST`: the file exists, and `O_CREAT` and `O_EXCL` are set.
/// - `-EISDIR`: the path is a directory and write access is requested.
/// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
/// - `-ENXIO`: a FIFO without a reader is opened for writing with `O_NONBLOCK`, or the device does
///   not exist.
/// - `-EROFS`: the file system is read-only.
/// - `-ETXTBSY`: the file is being executed and write access is requested.
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn open(path: *const U8, flags: I32, mode: U32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { openat(AT_FDCWD, path, flags, mode) }
}

/// Creates a file, or truncates it if it exists, and opens it for writing (`creat(2)`).
///
/// Calls [`openat`] relative to the working directory with `O_CREAT | O_WRONLY | O_TRUNC`.
///
/// # Errors
///
/// As [`open`].
///
/// # Safety
///
/// `path` must point to a NUL-terminated string.
#[inline]
pub unsafe fn creat(path: *const U8, mode: U32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { openat(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode) }
}

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Opens a file as `how` says, which can also restrict how the path is resolved (`openat2(2)`;
    /// since Linux 5.6).
    ///
    /// `size` is the size of [`OpenHow`] in bytes. Unlike [`openat`], it rejects unknown flags.
    ///
    /// # Errors
    ///
    /// As [`openat`], and:
    ///
    /// - `-E2BIG`: the structure is larger than the kernel's, and the excess is not zero.
    /// - `-EAGAIN`: a concurrent rename prevented a safe resolution. Call again.
    /// - `-EINVAL`: a flag or the size is unknown.
    /// - `-ELOOP`, `-EXDEV`: `resolve` forbids the path.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. `how` must be valid for reads of `size` bytes.
    /// The caller must own `dirfd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn openat2(dirfd: I32, path: *const U8, how: *const OpenHow, size: U64) -> I32;

    /// Closes a descriptor (`close(2)`).
    ///
    /// The descriptor is closed even if an error is returned. Never call it again for the same
    /// number, which another thread may have reused by then.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EIO`, `-ENOSPC`, `-EDQUOT`, `-EINTR`: an error of an earlier write, or an interruption.
    ///   The descriptor is closed.
    ///
    /// # Safety
    ///
    /// The caller must own the descriptor, and nothing may use it afterwards.
    pub fn close(fd: I32) -> I32;

    /// Closes all descriptors from `first` to `last`, inclusive (`close_range(2)`; since Linux
    /// 5.9).
    ///
    /// `flags` are `CLOSE_RANGE_CLOEXEC` (only set the close-on-exec flag) and
    /// `CLOSE_RANGE_UNSHARE` (first stop sharing the descriptor table with other threads or
    /// processes).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `first` is greater than `last`, or a flag is unknown.
    /// - `-EMFILE`, `-ENOMEM`: a new descriptor table could not be created.
    ///
    /// # Safety
    ///
    /// The caller must own every descriptor in the range, and nothing may use them afterwards.
    pub fn close_range(first: U32, last: U32, flags: U32) -> I32;
}
