//! rustix

use std::{
    ffi::CStr,
    os::fd::{BorrowedFd, IntoRawFd},
    ptr,
};

use ::rustix::{
    fs::{self, CWD, Mode, OFlags},
    io::{self, Result},
    mm::{self, MapFlags, ProtFlags},
    process::{self, Pid},
    time::{self, ClockId, Timespec},
};

use super::ok;

#[inline(never)]
pub(crate) fn getppid() -> Option<Pid> {
    process::getppid()
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize> {
    io::read(fd, buf)
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize> {
    io::pread(fd, buf, 0)
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize> {
    io::write(fd, buf)
}

#[inline(never)]
pub(crate) fn map(length: usize) -> Result<()> {
    unsafe {
        let address =
            ok!(mm::mmap_anonymous(ptr::null_mut(), length, ProtFlags::READ, MapFlags::PRIVATE));
        mm::munmap(address, length)
    }
}

/// Dropping the descriptor would make the call through the standard library.
#[inline(never)]
pub(crate) fn open(path: &CStr) -> Result<()> {
    let fd = ok!(fs::openat(CWD, path, OFlags::CLOEXEC, Mode::empty()));
    unsafe { io::close(fd.into_raw_fd()) };
    Ok(())
}

#[inline(never)]
pub(crate) fn now() -> Timespec {
    time::clock_gettime(ClockId::Monotonic)
}
