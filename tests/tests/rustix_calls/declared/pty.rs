//! `pty`: pseudo-terminals.

use std::os::fd::BorrowedFd;

use linux_raw_sys::ioctl::TIOCSPTLCK;
use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "ioctl", args(fd, TIOCSPTLCK, &0_i32))]
    pub(crate) safe fn unlockpt(fd: BorrowedFd<'_>) -> Result<(), Errno>;
}
