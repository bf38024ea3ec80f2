//! Declarations that are valid on x86-64 and rejected on targets where they are invalid: `.ci/stage/cross` lists the
//! targets and the errors.

#![no_std]

use core::ffi::CStr;

use sysdecl::{fd::BorrowedFd, prelude::*};

/// A type with the width of a pointer.
pub struct Mask(pub usize);

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "rt_sigprocmask", args(how, mask, 0, 8))]
    pub fn spelled(how: I32, mask: &usize) -> Result<(), Errno>;

    #[syscall(name = "rt_sigprocmask", args(how, mask, 0, 8))]
    pub fn own_type(how: I32, mask: &Mask) -> Result<(), Errno>;

    #[syscall(name = "newfstatat", args(dir, path, out, 0))]
    pub fn missing(dir: BorrowedFd<'_>, path: &CStr, out: *mut Void) -> Result<(), Errno>;

    #[syscall(name = "pread64", args(fd, buf, offset))]
    pub fn narrow(fd: BorrowedFd<'_>, buf: &mut [U8], offset: usize) -> Result<usize, Errno>;

    pub safe fn getuid() -> Result<U32, Errno>;
}
