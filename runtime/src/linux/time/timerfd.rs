//! Timers that notify through a descriptor.

use crate::{
    I32,
    linux::{types::Itimerspec, variant},
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Creates a timer measured by `clock` and returns its descriptor (`timerfd_create(2)`).
    ///
    /// The timer is stopped until [`timerfd_settime`]. `read(2)` of 8 bytes waits until it expires
    /// and returns the number of expirations. `flags` are `TFD_*`.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the clock or a flag is unknown.
    /// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
    pub safe fn timerfd_create(clock: I32, flags: I32) -> I32;

    /// Starts or stops a timer (`timerfd_settime(2)`).
    ///
    /// `new` is an interval, or an absolute time if [`TFD_TIMER_ABSTIME`](super::TFD_TIMER_ABSTIME)
    /// is set in `flags`.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-ECANCELED`: the clock was set and
    ///   [`TFD_TIMER_CANCEL_ON_SET`](super::TFD_TIMER_CANCEL_ON_SET) is set.
    /// - `-EINVAL`: `fd` is not a timer, `new` is not a valid time, or a flag is unknown.
    ///
    /// # Safety
    ///
    /// `new` must be valid for reads, and `old` must be null or valid for writes. The caller must
    /// own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = variant::SYS_TIMERFD_SETTIME)]
    pub fn timerfd_settime(
        fd: I32,
        flags: I32,
        new: *const Itimerspec,
        old: *mut Itimerspec,
    ) -> I32;

    /// Reads the time until a timer expires (`timerfd_gettime(2)`).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EINVAL`: `fd` is not a timer.
    ///
    /// # Safety
    ///
    /// `current` must be valid for writes. The caller must own `fd` or have borrowed it from its
    /// owner: see [raw descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = variant::SYS_TIMERFD_GETTIME)]
    pub fn timerfd_gettime(fd: I32, current: *mut Itimerspec) -> I32;
}
