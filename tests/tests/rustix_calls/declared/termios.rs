//! `termios`: terminals.

use std::os::fd::BorrowedFd;

use linux_raw_sys::ioctl::{
    TCFLSH, TCSBRK, TCXONC, TIOCGPGRP, TIOCGSID, TIOCGWINSZ, TIOCSPGRP, TIOCSWINSZ,
};
use sysdecl::{linux::io::Winsize, prelude::*};

use super::types::Pid;

/// Which of the two queues is dropped.
#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
pub(crate) enum QueueSelector {
    In = 0,
    Out = 1,
    Both = 2,
}

/// What stops or goes on.
#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
pub(crate) enum Action {
    OutputOff = 0,
    OutputOn = 1,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "ioctl", args(fd, TIOCGWINSZ, out))]
    pub(crate) safe fn tcgetwinsize(fd: BorrowedFd<'_>) -> Result<Winsize, Errno>;

    #[syscall(name = "ioctl", args(fd, TIOCSWINSZ, &winsize))]
    pub(crate) safe fn tcsetwinsize(fd: BorrowedFd<'_>, winsize: Winsize) -> Result<(), Errno>;

    // The kernel can succeed with 0, which is `ERANGE` here and `EOPNOTSUPP` of rustix.
    #[syscall(name = "ioctl", args(fd, TIOCGPGRP, out))]
    pub(crate) safe fn tcgetpgrp(fd: BorrowedFd<'_>) -> Result<Pid, Errno>;

    #[syscall(name = "ioctl", args(fd, TIOCSPGRP, &pid.raw()))]
    pub(crate) safe fn tcsetpgrp(fd: BorrowedFd<'_>, pid: Pid) -> Result<(), Errno>;

    #[syscall(name = "ioctl", args(fd, TIOCGSID, out))]
    pub(crate) safe fn tcgetsid(fd: BorrowedFd<'_>) -> Result<Pid, Errno>;

    #[syscall(name = "ioctl", args(fd, TCSBRK, 0))]
    pub(crate) safe fn tcsendbreak(fd: BorrowedFd<'_>) -> Result<(), Errno>;

    #[syscall(name = "ioctl", args(fd, TCSBRK, 1))]
    pub(crate) safe fn tcdrain(fd: BorrowedFd<'_>) -> Result<(), Errno>;

    #[syscall(name = "ioctl", args(fd, TCFLSH, queue_selector))]
    pub(crate) safe fn tcflush(
        fd: BorrowedFd<'_>,
        queue_selector: QueueSelector,
    ) -> Result<(), Errno>;

    #[syscall(name = "ioctl", args(fd, TCXONC, action))]
    pub(crate) safe fn tcflow(fd: BorrowedFd<'_>, action: Action) -> Result<(), Errno>;
}
