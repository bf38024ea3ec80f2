//! syscalls

use std::{
    ffi::CStr,
    mem::MaybeUninit,
    os::fd::{AsRawFd, BorrowedFd},
};

use ::syscalls::{Errno, Sysno, syscall};

use super::ok;

#[inline(never)]
pub(crate) fn getppid() -> Result<usize, Errno> {
    unsafe { syscall!(Sysno::getppid) }
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno> {
    unsafe { syscall!(Sysno::read, fd.as_raw_fd(), buf.as_mut_ptr(), buf.len()) }
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno> {
    unsafe { syscall!(Sysno::pread64, fd.as_raw_fd(), buf.as_mut_ptr(), buf.len(), 0) }
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno> {
    unsafe { syscall!(Sysno::write, fd.as_raw_fd(), buf.as_ptr(), buf.len()) }
}

#[inline(never)]
pub(crate) fn map(length: usize) -> Result<usize, Errno> {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    unsafe {
        let address = ok!(syscall!(Sysno::mmap, 0, length, libc::PROT_READ, flags, -1_isize, 0));
        syscall!(Sysno::munmap, address, length)
    }
}

#[inline(never)]
pub(crate) fn open(path: &CStr) -> Result<usize, Errno> {
    unsafe {
        let fd = ok!(syscall!(Sysno::openat, libc::AT_FDCWD, path.as_ptr(), libc::O_CLOEXEC, 0));
        syscall!(Sysno::close, fd)
    }
}

#[inline(never)]
pub(crate) fn now() -> Result<libc::timespec, Errno> {
    let mut now = MaybeUninit::<libc::timespec>::uninit();
    unsafe {
        ok!(syscall!(Sysno::clock_gettime, libc::CLOCK_MONOTONIC, now.as_mut_ptr()));
        Ok(now.assume_init())
    }
}
