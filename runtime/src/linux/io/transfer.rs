//! Reading and writing, one buffer at a time.

use crate::{I32, I64, U8, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads up to `count` bytes, and gives how many it read; 0 is the end of the file (`read(2)`).
    ///
    /// Fewer than asked for is no error: a pipe or a terminal gives what there is. At most
    /// 2 147 479 552 bytes are read at a time.
    ///
    /// # Errors
    ///
    /// `EAGAIN` (nothing there yet, and `O_NONBLOCK` given), `EBADF` (not open for reading),
    /// `EFAULT`, `EINTR`, `EINVAL`, `EIO`, `EISDIR`.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `count` bytes at `buf`. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn read(fd: I32, buf: *mut U8, count: U64) -> I64;

    /// Writes up to `count` bytes, and gives how many it wrote (`write(2)`).
    ///
    /// Fewer than given is no error; write the rest again.
    ///
    /// # Errors
    ///
    /// `EAGAIN` (no room yet, and `O_NONBLOCK` given), `EBADF` (not open for writing), `EDQUOT`,
    /// `EFAULT`, `EFBIG`, `EINTR`, `EINVAL`, `EIO`, `ENOSPC`, `EPIPE` (nobody reads; there was also a
    /// `SIGPIPE`).
    ///
    /// # Safety
    ///
    /// The caller must pass `count` readable bytes at `buf`. The caller must own or have borrowed
    /// `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn write(fd: I32, buf: *const U8, count: U64) -> I64;

    /// Moves where the next read or write of an open file is, and gives the new place in bytes from
    /// the start (`lseek(2)`).
    ///
    /// `whence` is what `offset` counts from: `SEEK_SET`, `SEEK_CUR` or `SEEK_END`; `SEEK_DATA` and
    /// `SEEK_HOLE` find the next data or hole from `offset` on.
    ///
    /// # Errors
    ///
    /// `EBADF`, `EINVAL` (before the start, or an unknown `whence`), `ENXIO` (`SEEK_DATA` and
    /// `SEEK_HOLE` from behind the end), `EOVERFLOW`, `ESPIPE` (a pipe or socket).
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn lseek(fd: I32, offset: I64, whence: I32) -> I64;

    /// Reads from `offset` on, and leaves the descriptor's own place alone (`pread(2)`).
    ///
    /// # Errors
    ///
    /// As [`read`]; also `EINVAL` (`offset` is negative) and `ESPIPE` (a pipe or socket).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `count` bytes at `buf`. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pread64(fd: I32, buf: *mut U8, count: U64, offset: I64) -> I64;

    /// Writes from `offset` on, and leaves the descriptor's own place alone (`pwrite(2)`).
    ///
    /// On Linux a descriptor with `O_APPEND` writes to the end all the same.
    ///
    /// # Errors
    ///
    /// As [`write()`]; also `EINVAL` (`offset` is negative) and `ESPIPE` (a pipe or socket).
    ///
    /// # Safety
    ///
    /// The caller must pass `count` readable bytes at `buf`. The caller must own or have borrowed
    /// `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pwrite64(fd: I32, buf: *const U8, count: U64, offset: I64) -> I64;
}
