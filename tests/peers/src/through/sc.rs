//! sc: each result is the kernel's return value. It is compared only if another call depends on it.

use std::{
    ffi::CStr,
    mem::MaybeUninit,
    os::fd::{AsRawFd, BorrowedFd},
};

use ::sc::syscall;

#[inline(never)]
pub(crate) fn getppid() -> usize {
    unsafe { syscall!(GETPPID) }
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> usize {
    unsafe { syscall!(READ, fd.as_raw_fd(), buf.as_mut_ptr(), buf.len()) }
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> usize {
    unsafe { syscall!(PREAD64, fd.as_raw_fd(), buf.as_mut_ptr(), buf.len(), 0) }
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> usize {
    unsafe { syscall!(WRITE, fd.as_raw_fd(), buf.as_ptr(), buf.len()) }
}

fn failed(word: usize) -> bool {
    word >= -4095_isize as usize
}

#[inline(never)]
pub(crate) fn map(length: usize) -> usize {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    unsafe {
        let address = syscall!(MMAP, 0, length, libc::PROT_READ, flags, -1_isize, 0);
        if failed(address) { address } else { syscall!(MUNMAP, address, length) }
    }
}

#[inline(never)]
pub(crate) fn open(path: &CStr) -> usize {
    unsafe {
        let fd = syscall!(OPENAT, libc::AT_FDCWD, path.as_ptr(), libc::O_CLOEXEC, 0);
        if failed(fd) { fd } else { syscall!(CLOSE, fd) }
    }
}

#[inline(never)]
pub(crate) fn now() -> Result<libc::timespec, usize> {
    let mut now = MaybeUninit::<libc::timespec>::uninit();
    unsafe {
        let ret = syscall!(CLOCK_GETTIME, libc::CLOCK_MONOTONIC, now.as_mut_ptr());
        if failed(ret) { Err(ret) } else { Ok(now.assume_init()) }
    }
}
