//! nix

use std::{ffi::CStr, num::NonZero, os::fd::BorrowedFd};

use ::nix::{
    Result,
    fcntl::{self, AT_FDCWD, OFlag},
    sys::{
        mman::{self, MapFlags, ProtFlags},
        stat::Mode,
        time::TimeSpec,
        uio,
    },
    time::{self, ClockId},
    unistd::{self, Pid},
};

use super::ok;

#[inline(never)]
pub(crate) fn getppid() -> Pid {
    unistd::getppid()
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize> {
    unistd::read(fd, buf)
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize> {
    uio::pread(fd, buf, 0)
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize> {
    unistd::write(fd, buf)
}

#[inline(never)]
pub(crate) fn map(length: usize) -> Result<()> {
    let length = NonZero::new(length).expect("the length is not zero");
    unsafe {
        let address =
            ok!(mman::mmap_anonymous(None, length, ProtFlags::PROT_READ, MapFlags::MAP_PRIVATE));
        mman::munmap(address, length.get())
    }
}

#[inline(never)]
pub(crate) fn open(path: &CStr) -> Result<()> {
    unistd::close(ok!(fcntl::openat(AT_FDCWD, path, OFlag::O_CLOEXEC, Mode::empty())))
}

#[inline(never)]
pub(crate) fn now() -> Result<TimeSpec> {
    time::clock_gettime(ClockId::CLOCK_MONOTONIC)
}
