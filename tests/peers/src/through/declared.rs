//! sysdecl, with each call declared where it is used.

use std::{
    ffi::CStr,
    os::fd::{BorrowedFd, OwnedFd},
    ptr,
};

use sysdecl::{
    linux::{time::CLOCK_MONOTONIC, types::Timespec},
    prelude::*,
};

use super::ok;

mod calls {
    use super::*;

    #[syscall(os = "linux")]
    unsafe extern "C" {
        pub safe fn getppid() -> I32;
        pub safe fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;
        #[syscall(name = "pread64")]
        pub safe fn pread(fd: BorrowedFd<'_>, buf: &mut [u8], offset: I64) -> Result<usize, Errno>;
        pub safe fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno>;
        pub fn mmap(
            addr: *mut Void,
            length: usize,
            prot: I32,
            flags: I32,
            fd: I32,
            offset: I64,
        ) -> Result<*mut Void, Errno>;
        pub fn munmap(addr: *mut Void, length: usize) -> Result<(), Errno>;
        pub safe fn openat(
            dir: BorrowedFd<'_>,
            path: &CStr,
            flags: I32,
            mode: U32,
        ) -> Result<OwnedFd, Errno>;
        pub safe fn close(fd: OwnedFd) -> Result<(), Errno>;
        #[syscall(vdso, args(clock, out))]
        pub safe fn clock_gettime(clock: I32) -> Result<Timespec, Errno>;
    }
}

// SAFETY: the value denotes the working directory, and is never closed.
const CWD: BorrowedFd<'_> = unsafe { BorrowedFd::borrow_raw(libc::AT_FDCWD) };

#[inline(never)]
pub(crate) fn getppid() -> I32 {
    calls::getppid()
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno> {
    calls::read(fd, buf)
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno> {
    calls::pread(fd, buf, 0)
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno> {
    calls::write(fd, buf)
}

#[inline(never)]
pub(crate) fn map(length: usize) -> Result<(), Errno> {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    // SAFETY: the mapping is new and never accessed.
    unsafe {
        let address = ok!(calls::mmap(ptr::null_mut(), length, libc::PROT_READ, flags, -1, 0));
        calls::munmap(address, length)
    }
}

#[inline(never)]
pub(crate) fn open(path: &CStr) -> Result<(), Errno> {
    calls::close(ok!(calls::openat(CWD, path, libc::O_CLOEXEC, 0)))
}

#[inline(never)]
pub(crate) fn now() -> Result<Timespec, Errno> {
    calls::clock_gettime(CLOCK_MONOTONIC)
}
