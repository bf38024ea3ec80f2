//! `time`: clocks and timers.

use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::{
    linux::{
        event::{TimerFdFlags, TimerFdSetFlags},
        time::{Itimerspec, Timespec},
    },
    prelude::*,
};

use super::types::ClockId;

/// A clock of a timer.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
pub(crate) enum TimerfdClockId {
    Realtime = 0,
    Monotonic = 1,
    Boottime = 7,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(id, out))]
    pub(crate) safe fn clock_getres(id: ClockId) -> Result<Timespec, Errno>;

    #[syscall(args(id, &timespec))]
    pub(crate) safe fn clock_settime(id: ClockId, timespec: Timespec) -> Result<(), Errno>;

    pub(crate) safe fn timerfd_create(
        clockid: TimerfdClockId,
        flags: TimerFdFlags,
    ) -> Result<OwnedFd, Errno>;

    #[syscall(args(fd, flags, new_value, out))]
    pub(crate) safe fn timerfd_settime(
        fd: BorrowedFd<'_>,
        flags: TimerFdSetFlags,
        new_value: &Itimerspec,
    ) -> Result<Itimerspec, Errno>;

    #[syscall(args(fd, out))]
    pub(crate) safe fn timerfd_gettime(fd: BorrowedFd<'_>) -> Result<Itimerspec, Errno>;
}
