//! Bytes from one descriptor to another, without a way through this program's memory.

use super::IoVec;
use crate::{I32, I64, U32, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Copies up to `count` bytes from one file to another descriptor, and gives how many it copied
    /// (`sendfile(2)`).
    ///
    /// With an `offset` it reads from there on and moves that on; with a null pointer, the place of
    /// `in_fd` itself.
    ///
    /// # Errors
    ///
    /// `EAGAIN`, `EBADF`, `EFAULT`, `EINVAL` (`in_fd` cannot be mapped, or `out_fd` has `O_APPEND`),
    /// `EIO`, `EOVERFLOW`, `ESPIPE` (an `offset`, and `in_fd` cannot seek).
    ///
    /// # Safety
    ///
    /// The caller must pass a null `offset`, or one that the kernel may read and write. The caller
    /// must own or have borrowed `out_fd` and `in_fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn sendfile(out_fd: I32, in_fd: I32, offset: *mut I64, count: U64) -> I64;

    /// Copies up to `len` bytes from one file to another, by the file system itself if it can, and
    /// gives how many it copied; 0 is the end (`copy_file_range(2)`).
    ///
    /// A null offset is the place of the descriptor itself. `flags` are 0.
    ///
    /// # Errors
    ///
    /// `EBADF` (not open for this, or `O_APPEND`), `EFBIG`, `EINVAL` (no regular file, overlapping
    /// ranges, a flag), `EIO`, `EISDIR`, `ENOSPC`, `EOVERFLOW`, `ETXTBSY`, `EXDEV` (the two file
    /// systems do not go together).
    ///
    /// # Safety
    ///
    /// The caller must pass null offsets, or such that the kernel may read and write. The caller
    /// must own or have borrowed `fd_in` and `fd_out`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn copy_file_range(
        fd_in: I32,
        off_in: *mut I64,
        fd_out: I32,
        off_out: *mut I64,
        len: U64,
        flags: U32,
    ) -> I64;

    /// Moves up to `len` bytes between a pipe and another descriptor, and gives how many it moved; 0
    /// is the end (`splice(2)`).
    ///
    /// The offset of a pipe is null; a null offset of another file is the place of the descriptor
    /// itself. `flags` are `SPLICE_F_*`.
    ///
    /// # Errors
    ///
    /// `EAGAIN` (it would wait, and `SPLICE_F_NONBLOCK` given), `EBADF`, `EINVAL` (neither is a pipe,
    /// both are the same one, or the file cannot do it), `ENOMEM`, `ESPIPE` (an offset with a pipe).
    ///
    /// # Safety
    ///
    /// The caller must pass null offsets, or such that the kernel may read and write. The caller
    /// must own or have borrowed `fd_in` and `fd_out`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn splice(
        fd_in: I32,
        off_in: *mut I64,
        fd_out: I32,
        off_out: *mut I64,
        len: U64,
        flags: U32,
    ) -> I64;

    /// Copies up to `len` bytes from one pipe to another, and leaves them in the first; gives how many
    /// (`tee(2)`).
    ///
    /// # Errors
    ///
    /// `EAGAIN` (it would wait, and `SPLICE_F_NONBLOCK` given), `EBADF`, `EINVAL` (one is no pipe, or
    /// both are the same one), `ENOMEM`.
    ///
    /// # Safety
    ///
    /// The caller must own `fd_in` and `fd_out`, or have borrowed them from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn tee(fd_in: I32, fd_out: I32, len: U64, flags: U32) -> I64;

    /// Puts memory into a pipe, or fills memory from one, and gives how many bytes (`vmsplice(2)`).
    ///
    /// `nr_segs` is the number of buffers. Into a pipe, the pages themselves are what the reader sees.
    ///
    /// # Errors
    ///
    /// `EAGAIN` (it would wait, and `SPLICE_F_NONBLOCK` given), `EBADF` (no pipe), `EFAULT`, `EINVAL`
    /// (too many buffers, or an unknown flag), `ENOMEM`.
    ///
    /// # Safety
    ///
    /// The caller must pass `nr_segs` readable elements at `iov`. For the writing end of a pipe,
    /// the caller must leave the buffers unchanged until they were read; with `SPLICE_F_GIFT`, for
    /// ever. For the reading end, the caller must let the kernel write each buffer. The caller must
    /// own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn vmsplice(fd: I32, iov: *const IoVec, nr_segs: U64, flags: U32) -> I64;
}
