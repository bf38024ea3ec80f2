//! How long a file is, what of it has a place on the disk, and how it will be read.

use crate::{I32, I64, U8, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Makes a file `length` bytes long: the rest is cut off, or zeros are added (`truncate(2)`).
    ///
    /// # Errors
    ///
    /// `EACCES`, `EFBIG`, `EINVAL` (a negative length, or no regular file), `EISDIR`, `ENOENT`,
    /// `ENOTDIR`, `EPERM`, `EROFS`, `ETXTBSY`.
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL.
    pub fn truncate(path: *const U8, length: I64) -> I32;

    /// Makes an open file `length` bytes long: the rest is cut off, or zeros are added
    /// (`ftruncate(2)`).
    ///
    /// # Errors
    ///
    /// `EBADF`, `EFBIG`, `EINVAL` (not open for writing, a negative length, no regular file), `EPERM`
    /// (a seal), `ETXTBSY`.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn ftruncate(fd: I32, length: I64) -> I32;

    /// Gives `len` bytes of a file from `offset` on a place on the disk, or takes it away
    /// (`fallocate(2)`).
    ///
    /// `mode` 0 makes room, and the file longer if need be; `FALLOC_FL_*` say what else.
    ///
    /// # Errors
    ///
    /// `EBADF`, `EFBIG`, `EINTR`, `EINVAL`, `EIO`, `ENODEV`, `ENOSPC`, `EOPNOTSUPP` (the file system
    /// cannot do this), `EPERM` (a seal), `ESPIPE`, `ETXTBSY`.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fallocate(fd: I32, mode: I32, offset: I64, len: I64) -> I32;

    /// Tells the kernel how `len` bytes of a file from `offset` on will be read (`posix_fadvise(2)`).
    ///
    /// A `len` of 0 is to the end. `advice` is one of `POSIX_FADV_*`; none of them changes what is
    /// read.
    ///
    /// # Errors
    ///
    /// `EBADF`, `EINVAL` (an unknown advice), `ESPIPE` (a pipe).
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fadvise64(fd: I32, offset: I64, len: I64, advice: I32) -> I32;
}
