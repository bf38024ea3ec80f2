//! The length of a file, its allocated space and its expected access pattern.

use crate::{I32, I64, U8, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sets the length of a file: cuts off the rest or extends it with zeros (`truncate(2)`).
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EFBIG`: `length` exceeds the maximum file size.
    /// - `-EINVAL`: `length` is negative, or the file is not a regular file.
    /// - `-EISDIR`: the path is a directory.
    /// - `-EPERM`: the file system does not support it, or the file is immutable or sealed.
    /// - `-EROFS`: the file system is read-only.
    /// - `-ETXTBSY`: the file is being executed.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string.
    pub fn truncate(path: *const U8, length: I64) -> I32;

    /// Sets the length of an open file: cuts off the rest or extends it with zeros
    /// (`ftruncate(2)`).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EFBIG`: `length` exceeds the maximum file size.
    /// - `-EINVAL`: `length` is negative, or `fd` is not a regular file open for writing.
    /// - `-EPERM`: the file is sealed.
    /// - `-ETXTBSY`: the file is being executed.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn ftruncate(fd: I32, length: I64) -> I32;

    /// Allocates or deallocates space for the `len` bytes of a file that start at `offset`
    /// (`fallocate(2)`).
    ///
    /// With `mode` 0 it allocates space and extends the file if necessary; the `FALLOC_FL_*`
    /// constants select other operations.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EFBIG`: the range exceeds the maximum file size.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: `offset` is negative, or `len` is not positive.
    /// - `-EIO`: an I/O error occurred.
    /// - `-ENODEV`: `fd` is not a regular file or a directory.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    /// - `-EOPNOTSUPP`: the file system does not support the operation.
    /// - `-EPERM`: the file is sealed.
    /// - `-ESPIPE`: `fd` is a pipe.
    /// - `-ETXTBSY`: the file is being executed or used for swapping.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fallocate(fd: I32, mode: I32, offset: I64, len: I64) -> I32;

    /// Announces how the `len` bytes of a file that start at `offset` will be accessed
    /// (`posix_fadvise(2)`).
    ///
    /// A `len` of 0 stands for the rest of the file. `advice` is one of the `POSIX_FADV_*`
    /// constants. The advice never changes the data that is read.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EINVAL`: `advice` is unknown.
    /// - `-ESPIPE`: `fd` is a pipe.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fadvise64(fd: I32, offset: I64, len: I64, advice: I32) -> I32;
}
