//! Files and descriptors.

use crate::{I32, I64, U8, U32, U64, Void, syscall};

use super::types::{IoVec, PollFd};

#[syscall(os = ["macos", "freebsd"])]
unsafe extern "C" {
    /// Reads up to `count` bytes and returns their number; 0 means end of file (`read(2)`).
    ///
    /// # Safety
    ///
    /// `buf` must be valid for writes of `count` bytes. The caller must own `fd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn read(fd: I32, buf: *mut U8, count: U64) -> I64;

    /// Writes up to `count` bytes and returns the number of bytes written (`write(2)`).
    ///
    /// # Safety
    ///
    /// `buf` must be valid for reads of `count` bytes. The caller must own `fd` or have borrowed it
    /// from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn write(fd: I32, buf: *const U8, count: U64) -> I64;

    /// Reads up to `count` bytes at `offset`, without using or changing the file offset
    /// (`pread(2)`).
    ///
    /// # Safety
    ///
    /// `buf` must be valid for writes of `count` bytes. The caller must own `fd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pread(fd: I32, buf: *mut U8, count: U64, offset: I64) -> I64;

    /// Writes up to `count` bytes at `offset`, without using or changing the file offset
    /// (`pwrite(2)`).
    ///
    /// # Safety
    ///
    /// `buf` must be valid for reads of `count` bytes. The caller must own `fd` or have borrowed it
    /// from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pwrite(fd: I32, buf: *const U8, count: U64, offset: I64) -> I64;

    /// Reads into several buffers, filling one after the other, and returns the number of bytes
    /// (`readv(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass `count` vectors, and let the kernel write what they name. The caller
    /// must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn readv(fd: I32, vectors: *const IoVec, count: I32) -> I64;

    /// Writes several buffers, one after the other, and returns the number of bytes (`writev(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass `count` vectors that name readable bytes. The caller must own `fd` or
    /// have borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn writev(fd: I32, vectors: *const IoVec, count: I32) -> I64;

    /// Moves the file offset and returns the new offset in bytes from the start of the file
    /// (`lseek(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn lseek(fd: I32, offset: I64, whence: I32) -> I64;

    /// Opens a file and returns its descriptor; `mode` is the mode of a file that is created
    /// (`open(2)`).
    ///
    /// # Safety
    ///
    /// The path must point to a NUL-terminated string.
    pub fn open(path: *const U8, flags: I32, mode: U32) -> I32;

    /// Opens a file, with a relative path starting at the directory `dir`, and returns its
    /// descriptor (`openat(2)`).
    ///
    /// # Safety
    ///
    /// The path must point to a NUL-terminated string. The caller must own `dir` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn openat(dir: I32, path: *const U8, flags: I32, mode: U32) -> I32;

    /// Closes a descriptor (`close(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own the descriptor, and must not use it afterwards.
    pub fn close(fd: I32) -> I32;

    /// Duplicates a descriptor and returns the new one, the lowest number that is free (`dup(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn dup(fd: I32) -> I32;

    /// Duplicates the descriptor `old` as `new`, closing `new` first if it is open (`dup2(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `new`, if it is open: it is closed. The caller must own `old` or have
    /// borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn dup2(old: I32, new: I32) -> I32;

    /// Performs an operation on a descriptor; the meaning of `argument` depends on `command`
    /// (`fcntl(2)`).
    ///
    /// # Safety
    ///
    /// `argument` must be valid for the command. The caller must own `fd` or have borrowed it from
    /// its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fcntl(fd: I32, command: I32, argument: usize) -> I32;

    /// Performs a device-specific request; the meaning of `argument` depends on `request`
    /// (`ioctl(2)`).
    ///
    /// # Safety
    ///
    /// `argument` must be valid for the request. The caller must own `fd` or have borrowed it from
    /// its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn ioctl(fd: I32, request: U64, argument: *mut Void) -> I32;

    /// Waits for events on descriptors, at most `timeout` milliseconds or, with -1, indefinitely
    /// (`poll(2)`).
    ///
    /// # Safety
    ///
    /// `fds` must be valid for reads and writes of `count` elements.
    pub fn poll(fds: *mut PollFd, count: U32, timeout: I32) -> I32;

    /// Flushes an open file to storage (`fsync(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fsync(fd: I32) -> I32;

    /// Sets the length of an open file (`ftruncate(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn ftruncate(fd: I32, length: I64) -> I32;

    /// Acquires or releases an advisory lock on an open file (`flock(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn flock(fd: I32, operation: I32) -> I32;

    /// Checks whether the process may access a file (`access(2)`).
    ///
    /// # Safety
    ///
    /// The path must point to a NUL-terminated string.
    pub fn access(path: *const U8, mode: I32) -> I32;

    /// Sets the mode of a file (`chmod(2)`).
    ///
    /// # Safety
    ///
    /// The path must point to a NUL-terminated string.
    pub fn chmod(path: *const U8, mode: U32) -> I32;

    /// Sets the mode of an open file (`fchmod(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fchmod(fd: I32, mode: U32) -> I32;

    /// Creates a hard link to a file (`link(2)`).
    ///
    /// # Safety
    ///
    /// The paths must point to NUL-terminated strings.
    pub fn link(old: *const U8, new: *const U8) -> I32;

    /// Creates a symbolic link `new` with the content `target` (`symlink(2)`).
    ///
    /// # Safety
    ///
    /// The paths must point to NUL-terminated strings.
    pub fn symlink(target: *const U8, new: *const U8) -> I32;

    /// Reads the content of a symbolic link, which is not NUL-terminated, and returns its length (`readlink(2)`).
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string, and `buf` must be valid for writes of `count`
    /// bytes.
    pub fn readlink(path: *const U8, buf: *mut U8, count: U64) -> I64;

    /// Removes a name of a file (`unlink(2)`).
    ///
    /// # Safety
    ///
    /// The path must point to a NUL-terminated string.
    pub fn unlink(path: *const U8) -> I32;

    /// Removes a name of a file, or a directory with `AT_REMOVEDIR` (`unlinkat(2)`).
    ///
    /// # Safety
    ///
    /// The path must point to a NUL-terminated string. The caller must own `dir` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn unlinkat(dir: I32, path: *const U8, flags: I32) -> I32;

    /// Renames a file (`rename(2)`).
    ///
    /// # Safety
    ///
    /// The paths must point to NUL-terminated strings.
    pub fn rename(old: *const U8, new: *const U8) -> I32;

    /// Creates a directory (`mkdir(2)`).
    ///
    /// # Safety
    ///
    /// The path must point to a NUL-terminated string.
    pub fn mkdir(path: *const U8, mode: U32) -> I32;

    /// Removes an empty directory (`rmdir(2)`).
    ///
    /// # Safety
    ///
    /// The path must point to a NUL-terminated string.
    pub fn rmdir(path: *const U8) -> I32;

    /// Changes the working directory (`chdir(2)`).
    ///
    /// # Safety
    ///
    /// The path must point to a NUL-terminated string.
    pub fn chdir(path: *const U8) -> I32;

    /// Changes the working directory to an open directory (`fchdir(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fchdir(fd: I32) -> I32;
}
