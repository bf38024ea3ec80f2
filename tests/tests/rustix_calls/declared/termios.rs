//! `termios`: terminals.

use std::os::fd::BorrowedFd;

use linux_raw_sys::{
    general::{BOTHER, CBAUD, CBAUDEX, IBSHIFT},
    ioctl::{
        TCFLSH, TCGETS, TCSBRK, TCSETS, TCXONC, TIOCGPGRP, TIOCGSID, TIOCGWINSZ, TIOCSPGRP,
        TIOCSWINSZ,
    },
};
use sysdecl::{
    linux::io::{Termios, Termios2, Winsize},
    prelude::*,
};

use super::types::Pid;

/// Which of the two queues is discarded.
#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
pub(crate) enum QueueSelector {
    In = 0,
    Out = 1,
    Both = 2,
}

/// What is suspended or resumed.
#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
pub(crate) enum Action {
    OutputOff = 0,
    OutputOn = 1,
}

/// When the settings take effect.
#[derive(Clone, Copy)]
#[repr(u32)]
pub(crate) enum OptionalActions {
    Now = 0,
    Drain = 1,
    Flush = 2,
}

/// Settings whose speeds the old request can express: it ignores the separate speeds.
fn with_old_speeds(termios: &Termios2) -> Result<&Termios2, Errno> {
    let speeds = [termios.c_cflag, termios.c_cflag >> IBSHIFT];
    if speeds.iter().any(|speed| speed & CBAUD == BOTHER) {
        Err(Errno::ERANGE)
    } else {
        Ok(termios)
    }
}

/// The speeds that the old request supports, in the order of their codes.
const SPEEDS: [U32; 31] = [
    0, 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200, 38400, 57600,
    115_200, 230_400, 460_800, 500_000, 576_000, 921_600, 1_000_000, 1_152_000, 1_500_000,
    2_000_000, 2_500_000, 3_000_000, 3_500_000, 4_000_000,
];

/// The result of the old request, with the speeds as numbers.
fn with_speeds(old: Result<Termios, Errno>) -> Result<Termios2, Errno> {
    let old = old?;
    let speed = |code: U32| {
        let code = (code & CBAUD) as usize;
        let at = if code & CBAUDEX as usize == 0 { code } else { (code & 0xf) + 15 };
        if code == BOTHER as usize { None } else { SPEEDS.get(at).copied() }
    };
    let output = speed(old.c_cflag).ok_or(Errno::ERANGE)?;
    let input = match speed(old.c_cflag >> IBSHIFT).ok_or(Errno::ERANGE)? {
        // The same as the output speed.
        0 => output,
        input => input,
    };
    Ok(Termios2 {
        c_iflag: old.c_iflag,
        c_oflag: old.c_oflag,
        c_cflag: old.c_cflag,
        c_lflag: old.c_lflag,
        c_line: old.c_line,
        c_cc: old.c_cc,
        c_ispeed: input,
        c_ospeed: output,
    })
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "ioctl", args(fd, TIOCGWINSZ, out))]
    pub(crate) safe fn tcgetwinsize(fd: BorrowedFd<'_>) -> Result<Winsize, Errno>;

    #[syscall(name = "ioctl", args(fd, TIOCSWINSZ, &winsize))]
    pub(crate) safe fn tcsetwinsize(fd: BorrowedFd<'_>, winsize: Winsize) -> Result<(), Errno>;

    // The kernel can succeed with 0, which is `ERANGE` here and `EOPNOTSUPP` in rustix.
    #[syscall(name = "ioctl", args(fd, TIOCGPGRP, out))]
    pub(crate) safe fn tcgetpgrp(fd: BorrowedFd<'_>) -> Result<Pid, Errno>;

    #[syscall(name = "ioctl", args(fd, TIOCSPGRP, &pid.raw()))]
    pub(crate) safe fn tcsetpgrp(fd: BorrowedFd<'_>, pid: Pid) -> Result<(), Errno>;

    #[syscall(name = "ioctl", args(fd, TIOCGSID, out))]
    pub(crate) safe fn tcgetsid(fd: BorrowedFd<'_>) -> Result<Pid, Errno>;

    #[syscall(name = "ioctl", args(fd, TCGETS, out), result = with_speeds)]
    pub(crate) safe fn tcgetattr_fallback(fd: BorrowedFd<'_>) -> Result<Termios2, Errno>;

    // The speeds are checked before the call.
    #[allow(unused_parens, reason = "`f(x)?` is read as an entry only in parentheses")]
    #[syscall(
        name = "ioctl",
        args(fd, TCSETS + optional_actions as U32, (with_old_speeds(termios)?))
    )]
    pub(crate) safe fn tcsetattr_fallback(
        fd: BorrowedFd<'_>,
        optional_actions: OptionalActions,
        termios: &Termios2,
    ) -> Result<(), Errno>;

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
