//! sysdecl, with the result types that the declarations specify.

use std::{
    ffi::CStr,
    os::fd::{AsRawFd, BorrowedFd},
    ptr,
};

use sysdecl::{
    linux::{time::CLOCK_MONOTONIC, types::Timespec},
    prelude::*,
};

mod calls {
    use super::*;

    #[syscall(os = "linux")]
    unsafe extern "C" {
        pub fn read(fd: I32, buf: *mut U8, count: usize) -> isize;
        #[syscall(name = "pread64")]
        pub fn pread(fd: I32, buf: *mut U8, count: usize, offset: I64) -> isize;
        pub fn write(fd: I32, buf: *const U8, count: usize) -> isize;
        pub fn mmap(
            addr: *mut Void,
            length: usize,
            prot: I32,
            flags: I32,
            fd: I32,
            offset: I64,
        ) -> *mut Void;
        pub fn munmap(addr: *mut Void, length: usize) -> isize;
        pub fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> isize;
        pub fn close(fd: isize) -> isize;
        #[syscall(name = "clock_gettime", vdso)]
        pub fn clock_gettime_into(clock: I32, now: *mut Timespec) -> I32;
        #[syscall(vdso, args(clock, out))]
        pub safe fn clock_gettime(clock: I32) -> Result<Timespec, Errno>;
    }
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> isize {
    unsafe { calls::read(fd.as_raw_fd(), buf.as_mut_ptr(), buf.len()) }
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> isize {
    unsafe { calls::pread(fd.as_raw_fd(), buf.as_mut_ptr(), buf.len(), 0) }
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> isize {
    unsafe { calls::write(fd.as_raw_fd(), buf.as_ptr(), buf.len()) }
}

fn failed(word: isize) -> bool {
    word as usize >= -4095_isize as usize
}

#[inline(never)]
pub(crate) fn map(length: usize) -> isize {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    unsafe {
        let address = calls::mmap(ptr::null_mut(), length, libc::PROT_READ, flags, -1, 0);
        if failed(address as isize) { address as isize } else { calls::munmap(address, length) }
    }
}

#[inline(never)]
pub(crate) fn open(path: &CStr) -> isize {
    unsafe {
        let fd = calls::openat(libc::AT_FDCWD, path, libc::O_CLOEXEC, 0);
        if failed(fd) { fd } else { calls::close(fd) }
    }
}

#[inline(never)]
pub(crate) fn now_into(clock: i32, now: *mut Timespec) -> i32 {
    unsafe { calls::clock_gettime_into(clock, now) }
}

#[inline(never)]
pub(crate) fn now() -> Timespec {
    match calls::clock_gettime(CLOCK_MONOTONIC) {
        Ok(now) => now,
        Err(_) => panic!("every kernel has this clock"),
    }
}
