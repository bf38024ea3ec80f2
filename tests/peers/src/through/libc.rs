//! The C library through the crate `libc`.

use std::{
    ffi::CStr,
    mem::MaybeUninit,
    os::fd::{AsRawFd, BorrowedFd},
    ptr,
};

use ::libc;

#[inline(never)]
pub(crate) fn getppid() -> i32 {
    unsafe { libc::getppid() }
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> isize {
    unsafe { libc::read(fd.as_raw_fd(), buf.as_mut_ptr().cast(), buf.len()) }
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> isize {
    unsafe { libc::pread(fd.as_raw_fd(), buf.as_mut_ptr().cast(), buf.len(), 0) }
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> isize {
    unsafe { libc::write(fd.as_raw_fd(), buf.as_ptr().cast(), buf.len()) }
}

#[inline(never)]
pub(crate) fn map(length: usize) -> i32 {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    unsafe {
        let address = libc::mmap(ptr::null_mut(), length, libc::PROT_READ, flags, -1, 0);
        if address == libc::MAP_FAILED { -1 } else { libc::munmap(address, length) }
    }
}

#[inline(never)]
pub(crate) fn open(path: &CStr) -> i32 {
    unsafe {
        let fd = libc::openat(libc::AT_FDCWD, path.as_ptr(), libc::O_CLOEXEC);
        if fd < 0 { fd } else { libc::close(fd) }
    }
}

#[inline(never)]
pub(crate) fn now() -> Option<libc::timespec> {
    let mut now = MaybeUninit::uninit();
    unsafe {
        let failed = libc::clock_gettime(libc::CLOCK_MONOTONIC, now.as_mut_ptr());
        (failed == 0).then(|| now.assume_init())
    }
}
