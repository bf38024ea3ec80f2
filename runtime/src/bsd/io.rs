//! Files and descriptors.

use crate::{I32, I64, U8, U32, U64, Void, syscall};

use super::types::{IoVec, PollFd};

#[syscall(os = ["macos", "freebsd"])]
unsafe extern "C" {
    /// Reads up to `count` bytes, and gives how many it read; 0 is the end of the file
    /// (`read(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `count` bytes at `buf`. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn read(fd: I32, buf: *mut U8, count: U64) -> I64;

    /// Writes up to `count` bytes, and gives how many it wrote (`write(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass `count` readable bytes at `buf`. The caller must own or have borrowed
    /// `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn write(fd: I32, buf: *const U8, count: U64) -> I64;

    /// Reads from `offset` on, and leaves the descriptor's own place alone (`pread(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `count` bytes at `buf`. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pread(fd: I32, buf: *mut U8, count: U64, offset: I64) -> I64;

    /// Writes from `offset` on, and leaves the descriptor's own place alone (`pwrite(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass `count` readable bytes at `buf`. The caller must own or have borrowed
    /// `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pwrite(fd: I32, buf: *const U8, count: U64, offset: I64) -> I64;

    /// Reads into several buffers, one after the other (`readv(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass `count` vectors, and let the kernel write what they name. The caller
    /// must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn readv(fd: I32, vectors: *const IoVec, count: I32) -> I64;

    /// Writes several buffers, one after the other (`writev(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass `count` vectors that name readable bytes. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn writev(fd: I32, vectors: *const IoVec, count: I32) -> I64;

    /// Moves where the next read or write is, and gives the new place in bytes from the start
    /// (`lseek(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn lseek(fd: I32, offset: I64, whence: I32) -> I64;

    /// Opens a file, or makes it, and gives a descriptor (`open(2)`). `mode` is for a file that is
    /// made.
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL.
    pub fn open(path: *const U8, flags: I32, mode: U32) -> I32;

    /// The same, with a relative path taken from a directory (`openat(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL. The caller must own or have borrowed
    /// `dir`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn openat(dir: I32, path: *const U8, flags: I32, mode: U32) -> I32;

    /// Closes a descriptor (`close(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own the descriptor, and not use it any more.
    pub fn close(fd: I32) -> I32;

    /// Gives the lowest free descriptor for the same open file (`dup(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn dup(fd: I32) -> I32;

    /// Makes `new` a descriptor of the open file that `old` is one of (`dup2(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `new`, if it is open: it is closed. The caller must own or have borrowed
    /// `old`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn dup2(old: I32, new: I32) -> I32;

    /// Does something to a descriptor (`fcntl(2)`); what `argument` is depends on `command`.
    ///
    /// # Safety
    ///
    /// The caller must pass the argument that the command takes. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fcntl(fd: I32, command: I32, argument: usize) -> I32;

    /// Does something to a device (`ioctl(2)`); what `argument` is depends on `request`.
    ///
    /// # Safety
    ///
    /// The caller must pass the argument that the request takes. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn ioctl(fd: I32, request: U64, argument: *mut Void) -> I32;

    /// Waits until something is to be read or written (`poll(2)`); `timeout` is in milliseconds,
    /// -1 for ever.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel read and write `count` elements at `fds`.
    pub fn poll(fds: *mut PollFd, count: U32, timeout: I32) -> I32;

    /// Writes a file to its disk (`fsync(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fsync(fd: I32) -> I32;

    /// Makes a file shorter or longer (`ftruncate(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn ftruncate(fd: I32, length: I64) -> I32;

    /// Takes or gives back a lock on a whole file (`flock(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn flock(fd: I32, operation: I32) -> I32;

    /// Asks whether a file may be used (`access(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL.
    pub fn access(path: *const U8, mode: I32) -> I32;

    /// Changes the permissions of a file (`chmod(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL.
    pub fn chmod(path: *const U8, mode: U32) -> I32;

    /// Changes the permissions of an open file (`fchmod(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fchmod(fd: I32, mode: U32) -> I32;

    /// Gives a file a further name (`link(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass readable texts that end in NUL.
    pub fn link(old: *const U8, new: *const U8) -> I32;

    /// Makes a symbolic link called `new` that says `target` (`symlink(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass readable texts that end in NUL.
    pub fn symlink(target: *const U8, new: *const U8) -> I32;

    /// Reads what a symbolic link says, without a NUL, and gives its length (`readlink(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL, and let the kernel write `count`
    /// bytes at `buf`.
    pub fn readlink(path: *const U8, buf: *mut U8, count: U64) -> I64;

    /// Takes a name away from a file (`unlink(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL.
    pub fn unlink(path: *const U8) -> I32;

    /// Takes a name away from a file, or with `AT_REMOVEDIR` a directory (`unlinkat(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL. The caller must own or have borrowed
    /// `dir`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn unlinkat(dir: I32, path: *const U8, flags: I32) -> I32;

    /// Gives a file another name (`rename(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass readable texts that end in NUL.
    pub fn rename(old: *const U8, new: *const U8) -> I32;

    /// Makes a directory (`mkdir(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL.
    pub fn mkdir(path: *const U8, mode: U32) -> I32;

    /// Removes an empty directory (`rmdir(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL.
    pub fn rmdir(path: *const U8) -> I32;

    /// Makes a directory the working one (`chdir(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable text that ends in NUL.
    pub fn chdir(path: *const U8) -> I32;

    /// Makes an open directory the working one (`fchdir(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fchdir(fd: I32) -> I32;
}
