//! Reading, writing and seeking with a single buffer.

use crate::{I32, I64, U8, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads up to `count` bytes and returns their number; 0 means end of file (`read(2)`).
    ///
    /// May return fewer bytes than requested, for example on pipes and terminals. A single call
    /// reads at most 2 147 479 552 bytes.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: the descriptor is non-blocking and no data is available.
    /// - `-EBADF`: `fd` is not open for reading.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EINTR`: a signal interrupted the call before any data was read.
    /// - `-EINVAL`: the file cannot be read, or `O_DIRECT` requires another alignment.
    /// - `-EIO`: an I/O error occurred.
    /// - `-EISDIR`: `fd` is a directory.
    ///
    /// # Safety
    ///
    /// `buf` must be valid for writes of `count` bytes. The caller must own `fd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn read(fd: I32, buf: *mut U8, count: U64) -> I64;

    /// Writes up to `count` bytes and returns the number of bytes written (`write(2)`).
    ///
    /// May write fewer bytes than requested; call again with the rest.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: the descriptor is non-blocking and there is no room.
    /// - `-EBADF`: `fd` is not open for writing.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EFBIG`: the file would exceed the maximum file size.
    /// - `-EINTR`: a signal interrupted the call before any data was written.
    /// - `-EINVAL`: the file cannot be written, or `O_DIRECT` requires another alignment.
    /// - `-EIO`: an I/O error occurred.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    /// - `-EPIPE`: the reading end is closed. The process also receives `SIGPIPE`.
    ///
    /// # Safety
    ///
    /// `buf` must be valid for reads of `count` bytes. The caller must own `fd` or have borrowed it
    /// from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn write(fd: I32, buf: *const U8, count: U64) -> I64;

    /// Moves the file offset and returns the new offset in bytes from the start of the file
    /// (`lseek(2)`).
    ///
    /// `whence` is `SEEK_SET`, `SEEK_CUR` or `SEEK_END`, or one of `SEEK_DATA` and `SEEK_HOLE`,
    /// which find the next data or hole at or after `offset`.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EINVAL`: `whence` is unknown, or the new offset would be negative.
    /// - `-ENXIO`: with `SEEK_DATA` or `SEEK_HOLE`, `offset` is beyond the end of the file.
    /// - `-EOVERFLOW`: the new offset does not fit the result.
    /// - `-ESPIPE`: `fd` is a pipe or a socket.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn lseek(fd: I32, offset: I64, whence: I32) -> I64;

    /// Reads up to `count` bytes at `offset`, without using or changing the file offset
    /// (`pread(2)`).
    ///
    /// # Errors
    ///
    /// As [`read`], and:
    ///
    /// - `-EINVAL`: `offset` is negative.
    /// - `-ESPIPE`: `fd` is a pipe or a socket.
    ///
    /// # Safety
    ///
    /// `buf` must be valid for writes of `count` bytes. The caller must own `fd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pread64(fd: I32, buf: *mut U8, count: U64, offset: I64) -> I64;

    /// Writes up to `count` bytes at `offset`, without using or changing the file offset
    /// (`pwrite(2)`).
    ///
    /// On Linux, a descriptor opened with `O_APPEND` appends to the file whatever the offset.
    ///
    /// # Errors
    ///
    /// As [`write()`], and:
    ///
    /// - `-EINVAL`: `offset` is negative.
    /// - `-ESPIPE`: `fd` is a pipe or a socket.
    ///
    /// # Safety
    ///
    /// `buf` must be valid for reads of `count` bytes. The caller must own `fd` or have borrowed it
    /// from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pwrite64(fd: I32, buf: *const U8, count: U64, offset: I64) -> I64;
}
