//! Timers at a descriptor.

use crate::{I32, linux::types::Itimerspec, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Makes a timer by `clock` (`timerfd_create(2)`); the answer is its descriptor. It is stopped
    /// until [`timerfd_settime`]. A `read(2)` of 8 bytes waits until it runs out, and gives how
    /// often it did. `flags` are `TFD_*`.
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no clock `clock`, or a flag is unknown. `EMFILE`: the process has too many
    /// descriptors.
    pub safe fn timerfd_create(clock: I32, flags: I32) -> I32;

    /// Starts or stops a timer (`timerfd_settime(2)`): `new` is a span, or with
    /// [`TFD_TIMER_ABSTIME`](super::TFD_TIMER_ABSTIME) in `flags` a time.
    ///
    /// # Errors
    ///
    /// `EBADF`, `EINVAL`: `fd` is no timer. `EINVAL`: `new` is no time, or a flag is unknown.
    /// `ECANCELED`: the clock was set, and [`TFD_TIMER_CANCEL_ON_SET`](super::TFD_TIMER_CANCEL_ON_SET)
    /// asked to be told.
    ///
    /// # Safety
    ///
    /// The caller must give in `new` an address that may be read, and in `old` one that may be
    /// written, or null. The caller must own or have borrowed `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn timerfd_settime(
        fd: I32,
        flags: I32,
        new: *const Itimerspec,
        old: *mut Itimerspec,
    ) -> I32;

    /// How long a timer has still to run (`timerfd_gettime(2)`).
    ///
    /// # Errors
    ///
    /// `EBADF`, `EINVAL`: `fd` is no timer.
    ///
    /// # Safety
    ///
    /// The caller must give in `current` an address that may be written. The caller must own or
    /// have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn timerfd_gettime(fd: I32, current: *mut Itimerspec) -> I32;
}
