//! Reading into and writing from several buffers in one call.
//!
//! The kernel takes the offset of `preadv(2)` and its relatives as two words, the low half first, and in one on x32: the
//! macro knows them. Where a word is 64 bits wide it uses the first one alone (Linux `fs/read_write.c`, `pos_from_hilo`).

use super::IoVec;
use crate::{I32, I64, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads into several buffers, filling one after the other, and returns the total number of
    /// bytes (`readv(2)`).
    ///
    /// `iovcnt` is the number of buffers, at most [`UIO_MAXIOV`](super::UIO_MAXIOV).
    ///
    /// # Errors
    ///
    /// As [`read`](super::read), and:
    ///
    /// - `-EINVAL`: there are too many buffers, or their total size overflows.
    ///
    /// # Safety
    ///
    /// `iov` must be valid for reads of `iovcnt` elements, and each buffer valid for writes of its
    /// length. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn readv(fd: I32, iov: *const IoVec, iovcnt: U64) -> I64;

    /// Writes several buffers, one after the other, and returns the total number of bytes
    /// (`writev(2)`).
    ///
    /// `iovcnt` is the number of buffers, at most [`UIO_MAXIOV`](super::UIO_MAXIOV).
    ///
    /// # Errors
    ///
    /// As [`write`](super::write), and:
    ///
    /// - `-EINVAL`: there are too many buffers, or their total size overflows.
    ///
    /// # Safety
    ///
    /// `iov` must be valid for reads of `iovcnt` elements, and each buffer valid for reads of its
    /// length. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn writev(fd: I32, iov: *const IoVec, iovcnt: U64) -> I64;

    /// Reads into several buffers at `offset`, without using or changing the file offset (`preadv(2)`).
    ///
    /// # Errors
    ///
    /// As [`readv`], and:
    ///
    /// - `-EINVAL`: `offset` is negative.
    /// - `-ESPIPE`: `fd` is a pipe or a socket.
    ///
    /// # Safety
    ///
    /// `iov` must be valid for reads of `iovcnt` elements, and each buffer valid for writes of its
    /// length. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn preadv(fd: I32, iov: *const IoVec, iovcnt: U64, offset: I64) -> I64;

    /// Writes several buffers at `offset`, without using or changing the file offset (`pwritev(2)`).
    ///
    /// # Errors
    ///
    /// As [`writev`], and:
    ///
    /// - `-EINVAL`: `offset` is negative.
    /// - `-ESPIPE`: `fd` is a pipe or a socket.
    ///
    /// # Safety
    ///
    /// `iov` must be valid for reads of `iovcnt` elements, and each buffer valid for reads of its
    /// length. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn pwritev(fd: I32, iov: *const IoVec, iovcnt: U64, offset: I64) -> I64;

    /// Reads as [`preadv`] does, with `RWF_*` flags (`preadv2(2)`).
    ///
    /// With an `offset` of -1 it uses and advances the file offset, as [`readv`] does.
    ///
    /// # Errors
    ///
    /// As [`preadv`], and:
    ///
    /// - `-EAGAIN`: `RWF_NOWAIT` is set and the call would block.
    /// - `-EOPNOTSUPP`: a flag is unknown or not supported for this file.
    ///
    /// # Safety
    ///
    /// `iov` must be valid for reads of `iovcnt` elements, and each buffer valid for writes of its
    /// length. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn preadv2(fd: I32, iov: *const IoVec, iovcnt: U64, offset: I64, flags: I32) -> I64;

    /// Writes as [`pwritev`] does, with `RWF_*` flags (`pwritev2(2)`).
    ///
    /// With an `offset` of -1 it uses and advances the file offset, as [`writev`] does.
    ///
    /// # Errors
    ///
    /// As [`pwritev`], and:
    ///
    /// - `-EAGAIN`: `RWF_NOWAIT` is set and the call would block.
    /// - `-EOPNOTSUPP`: a flag is unknown or not supported for this file.
    ///
    /// # Safety
    ///
    /// `iov` must be valid for reads of `iovcnt` elements, and each buffer valid for reads of its
    /// length. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn pwritev2(fd: I32, iov: *const IoVec, iovcnt: U64, offset: I64, flags: I32) -> I64;
}
