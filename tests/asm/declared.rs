//! The declarations.

use core::{ffi::CStr, num::NonZero};

use sysdecl::{
    fd::{BorrowedFd, OwnedFd},
    prelude::*,
};

use crate::{SocketOption, Status};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// No arguments.
    pub safe fn getppid() -> I32;
    /// Returns the raw return value.
    pub fn read(fd: I32, buf: *mut U8, count: U64) -> I64;
    /// Returns an error or nothing.
    pub fn close(fd: I32) -> Result<(), Errno>;
    /// The same for a call that returns the result of a file system.
    pub fn fsync(fd: I32) -> Result<(), Errno>;
    /// The same with two arguments.
    pub safe fn kill(pid: I32, signal: I32) -> Result<(), Errno>;
    /// A slice, and an error or a number.
    #[syscall(nr = SYS_READ, unchecked(safety))]
    pub safe fn read_into(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
    /// The same, retried after `EINTR`.
    #[syscall(nr = SYS_READ, retry, unchecked(safety))]
    pub safe fn read_retry(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
    /// Four arguments.
    pub fn pread64(fd: I32, buf: *mut U8, count: usize, offset: I64) -> Result<usize, Errno>;
    /// Six arguments, and an address as the result.
    pub fn mmap(
        addr: *mut Void,
        length: U64,
        prot: I32,
        flags: I32,
        fd: I32,
        offset: I64,
    ) -> *mut Void;
    /// A string argument.
    #[syscall(unchecked(safety))]
    pub safe fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno>;
    /// A string argument, and an owned descriptor as the result.
    #[syscall(nr = SYS_OPENAT)]
    pub safe fn openat_owned(
        dir: BorrowedFd<'_>,
        path: &CStr,
        flags: I32,
        mode: U32,
    ) -> Result<OwnedFd, Errno>;
    /// A slice that is read, retried after `EINTR`.
    #[syscall(retry)]
    pub safe fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno>;
    /// A constant word.
    #[syscall(name = "fcntl", args(fd, 3))]
    pub fn status_flags(fd: I32) -> Result<I32, Errno>;
    /// A result that the kernel writes to memory.
    #[syscall(args(fd, out))]
    pub fn fstat(fd: I32) -> Result<Status, Errno>;
    /// Passes two fields of a result that has an initial value.
    #[syscall(
        name = "getsockopt",
        args(fd, 1, 3, out.value, out.length),
        out = SocketOption { value: 0, length: 4 }
    )]
    pub fn socket_type(fd: I32) -> Result<SocketOption, Errno>;
    /// Returns `None` for 0.
    pub fn getpgid(pid: I32) -> Result<Option<NonZero<I32>>, Errno>;
    /// The return value is discarded.
    pub fn munmap(addr: *mut Void, length: U64);
    /// Does not return.
    #[syscall(nr = SYS_EXIT_GROUP)]
    pub safe fn exit(code: I32) -> !;
}

write_all!();
