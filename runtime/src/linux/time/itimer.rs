//! Interval timers, as 64-bit architectures have them.

use crate::{I32, linux::types::Itimerval, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads one of the three interval timers of the process (`getitimer(2)`).
    ///
    /// `which` is one of the `ITIMER_*` constants.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `which` is unknown.
    ///
    /// # Safety
    ///
    /// `current` must be valid for writes.
    pub fn getitimer(which: I32, current: *mut Itimerval) -> I32;

    /// Sets one of the three interval timers of the process (`setitimer(2)`).
    ///
    /// `which` is one of the `ITIMER_*` constants. On expiry the timer sends `SIGALRM`, `SIGVTALRM`
    /// or `SIGPROF`.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `which` is unknown, or `new` is not a valid time.
    ///
    /// # Safety
    ///
    /// `new` must be valid for reads, or null to stop the timer. `old` must be null or valid for
    /// writes.
    pub fn setitimer(which: I32, new: *const Itimerval, old: *mut Itimerval) -> I32;
}
