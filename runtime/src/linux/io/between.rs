//! Transferring data between descriptors without copying it through user memory.

use super::IoVec;
use crate::{I32, I64, U32, U64, linux::variant, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Copies up to `count` bytes from one file to another descriptor and returns the number of
    /// bytes copied (`sendfile(2)`).
    ///
    /// If `offset` is not null, reading starts there and `offset` is advanced. Otherwise the file
    /// offset of `in_fd` is used.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: `out_fd` is non-blocking and there is no room.
    /// - `-EBADF`: `in_fd` is not open for reading, or `out_fd` not for writing.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EINVAL`: `in_fd` does not support it, or `out_fd` was opened with `O_APPEND`.
    /// - `-EIO`: an I/O error occurred.
    /// - `-EOVERFLOW`: the range exceeds the maximum file size.
    /// - `-ESPIPE`: `offset` is given, but `in_fd` is not seekable.
    ///
    /// # Safety
    ///
    /// `offset` must be null or valid for reads and writes. The caller must own `out_fd` and
    /// `in_fd` or have borrowed them from their owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = variant::SYS_SENDFILE)]
    pub fn sendfile(out_fd: I32, in_fd: I32, offset: *mut I64, count: U64) -> I64;

    /// Copies up to `len` bytes from one file to another inside the kernel and returns the number
    /// of bytes copied; 0 means end of file (`copy_file_range(2)`).
    ///
    /// A null offset selects the file offset of the descriptor. `flags` must be 0.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd_in` is not open for reading, or `fd_out` is not open for writing or was
    ///   opened with `O_APPEND`.
    /// - `-EFBIG`: the range exceeds the maximum file size.
    /// - `-EINVAL`: a file is not a regular file, the ranges overlap, or `flags` is not 0.
    /// - `-EIO`: an I/O error occurred.
    /// - `-EISDIR`: a descriptor is a directory.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    /// - `-EOVERFLOW`: a range is too large.
    /// - `-ETXTBSY`: a file is used for swapping.
    /// - `-EXDEV`: the file systems cannot copy between each other.
    ///
    /// # Safety
    ///
    /// `off_in` and `off_out` must be null or valid for reads and writes. The caller must own
    /// `fd_in` and `fd_out` or have borrowed them from their owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn copy_file_range(
        fd_in: I32,
        off_in: *mut I64,
        fd_out: I32,
        off_out: *mut I64,
        len: U64,
        flags: U32,
    ) -> I64;

    /// Moves up to `len` bytes between a pipe and another descriptor and returns the number of
    /// bytes moved; 0 means end of input (`splice(2)`).
    ///
    /// The offset of a pipe must be null. For other files, a null offset selects the file offset of
    /// the descriptor. `flags` are `SPLICE_F_*`.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: `SPLICE_F_NONBLOCK` is set and the call would block.
    /// - `-EBADF`: a descriptor is not open for the transfer.
    /// - `-EINVAL`: neither descriptor is a pipe, both are the same pipe, or the file does not
    ///   support it.
    /// - `-ENOMEM`: out of memory.
    /// - `-ESPIPE`: an offset is given for a pipe.
    ///
    /// # Safety
    ///
    /// `off_in` and `off_out` must be null or valid for reads and writes. The caller must own
    /// `fd_in` and `fd_out` or have borrowed them from their owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn splice(
        fd_in: I32,
        off_in: *mut I64,
        fd_out: I32,
        off_out: *mut I64,
        len: U64,
        flags: U32,
    ) -> I64;

    /// Duplicates up to `len` bytes from one pipe to another without consuming them and returns the
    /// number of bytes (`tee(2)`).
    ///
    /// `flags` are `SPLICE_F_*`.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: `SPLICE_F_NONBLOCK` is set and the call would block.
    /// - `-EBADF`: a descriptor is not open for the transfer.
    /// - `-EINVAL`: a descriptor is not a pipe, or both are the same pipe.
    /// - `-ENOMEM`: out of memory.
    ///
    /// # Safety
    ///
    /// The caller must own `fd_in` and `fd_out` or have borrowed them from their owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn tee(fd_in: I32, fd_out: I32, len: U64, flags: U32) -> I64;

    /// Maps buffers into a pipe, or fills them from one, and returns the number of bytes
    /// (`vmsplice(2)`).
    ///
    /// `nr_segs` is the number of buffers. When writing, the reader sees the pages themselves.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: `SPLICE_F_NONBLOCK` is set and the call would block.
    /// - `-EBADF`: `fd` is not a pipe.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EINVAL`: there are too many buffers, or a flag is unknown.
    /// - `-ENOMEM`: out of memory.
    ///
    /// # Safety
    ///
    /// `iov` must be valid for reads of `nr_segs` elements. For the write end of a pipe, the
    /// buffers must be valid for reads and stay unchanged until they have been read from the pipe;
    /// with `SPLICE_F_GIFT`, forever. For the read end, each buffer must be valid for writes. The
    /// caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn vmsplice(fd: I32, iov: *const IoVec, nr_segs: U64, flags: U32) -> I64;
}
