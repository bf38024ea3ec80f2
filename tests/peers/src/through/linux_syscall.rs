//! linux-syscall

use std::{
    ffi::CStr,
    mem::MaybeUninit,
    os::fd::{AsRawFd, BorrowedFd},
};

use ::linux_syscall::{
    Result as _, ResultSize as _, SYS_clock_gettime, SYS_close, SYS_getppid, SYS_mmap, SYS_munmap,
    SYS_openat, SYS_pread64, SYS_read, SYS_write, syscall,
};
use linux_errno::Error;

use super::ok;

#[inline(never)]
pub(crate) fn getppid() -> Result<usize, Error> {
    unsafe { syscall!(SYS_getppid).try_usize() }
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Error> {
    unsafe { syscall!(SYS_read, fd.as_raw_fd(), buf.as_mut_ptr(), buf.len()).try_usize() }
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Error> {
    unsafe { syscall!(SYS_pread64, fd.as_raw_fd(), buf.as_mut_ptr(), buf.len(), 0).try_usize() }
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Error> {
    unsafe { syscall!(SYS_write, fd.as_raw_fd(), buf.as_ptr(), buf.len()).try_usize() }
}

#[inline(never)]
pub(crate) fn map(length: usize) -> Result<(), Error> {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    unsafe {
        let address = ok!(syscall!(SYS_mmap, 0, length, libc::PROT_READ, flags, -1, 0).try_usize());
        syscall!(SYS_munmap, address, length).check()
    }
}

#[inline(never)]
pub(crate) fn open(path: &CStr) -> Result<(), Error> {
    unsafe {
        let fd = ok!(
            syscall!(SYS_openat, libc::AT_FDCWD, path.as_ptr(), libc::O_CLOEXEC, 0).try_usize()
        );
        syscall!(SYS_close, fd).check()
    }
}

#[inline(never)]
pub(crate) fn now() -> Result<libc::timespec, Error> {
    let mut now = MaybeUninit::<libc::timespec>::uninit();
    unsafe {
        ok!(syscall!(SYS_clock_gettime, libc::CLOCK_MONOTONIC, now.as_mut_ptr()).check());
        Ok(now.assume_init())
    }
}
