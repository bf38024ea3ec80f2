//! Timers that send signals.

use core::ptr;

use super::setitimer;
use crate::{
    I32, U32,
    linux::{
        constants::time::ITIMER_REAL,
        types::{Itimerspec, Itimerval, SigEvent, Timeval},
        variant,
    },
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Creates a timer measured by `clock` and stores its number in `timer` (`timer_create(2)`).
    ///
    /// The timer is stopped until [`timer_settime`]. On expiry it notifies as `event` says
    /// (`SIGEV_*`), or sends `SIGALRM` if `event` is null. The number is the kernel's, not a
    /// `timer_t` of the C library.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: out of memory.
    /// - `-EINVAL`: the clock is unknown, or `event` is invalid.
    ///
    /// # Safety
    ///
    /// `event` must be null or valid for reads, and `timer` must be valid for writes.
    pub fn timer_create(clock: I32, event: *const SigEvent, timer: *mut I32) -> I32;

    /// Starts or stops a timer (`timer_settime(2)`).
    ///
    /// `new` is an interval, or an absolute time if [`TIMER_ABSTIME`](super::TIMER_ABSTIME) is set
    /// in `flags`.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: there is no such timer, or `new` is not a valid time.
    ///
    /// # Safety
    ///
    /// `new` must be valid for reads, and `old` must be null or valid for writes.
    #[syscall(nr = variant::SYS_TIMER_SETTIME)]
    pub fn timer_settime(
        timer: I32,
        flags: I32,
        new: *const Itimerspec,
        old: *mut Itimerspec,
    ) -> I32;

    /// Reads the time until a timer expires (`timer_gettime(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: there is no such timer.
    ///
    /// # Safety
    ///
    /// `current` must be valid for writes.
    #[syscall(nr = variant::SYS_TIMER_GETTIME)]
    pub fn timer_gettime(timer: I32, current: *mut Itimerspec) -> I32;

    /// Returns the number of expirations since the last signal of a timer was queued
    /// (`timer_getoverrun(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: there is no such timer.
    pub safe fn timer_getoverrun(timer: I32) -> I32;

    /// Stops and deletes a timer (`timer_delete(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: there is no such timer.
    pub safe fn timer_delete(timer: I32) -> I32;
}

/// Arranges for `SIGALRM` to be sent to the process after some seconds; 0 cancels it (`alarm(2)`).
///
/// Returns the remaining seconds of an earlier alarm, rounded to the nearest but at least 1, or 0
/// if there was none. A time that does not fit, which only [`setitimer`] can have set, is
/// [`U32::MAX`].
///
/// Newer architectures lack this system call. This function calls [`setitimer`] on all of them.
///
/// # Errors
///
/// None.
#[inline]
#[expect(clippy::must_use_candidate, reason = "done for its effect")]
pub fn alarm(seconds: U32) -> U32 {
    let value = Timeval { tv_sec: seconds.into(), tv_usec: 0 };
    let new = Itimerval { it_value: value, ..Itimerval::ZERO };
    let mut old = Itimerval::ZERO;
    // SAFETY: both are local variables. It cannot fail: the timer exists, and the time is valid.
    unsafe { setitimer(ITIMER_REAL, ptr::from_ref(&new), ptr::from_mut(&mut old)) };
    // Rounded as in the kernel: to the nearest second, but never down to 0, which means that no timer was set.
    let Timeval { tv_sec, tv_usec } = old.it_value;
    let up = (tv_sec == 0 && tv_usec != 0) || tv_usec >= 500_000;
    U32::try_from(tv_sec.saturating_add(up.into())).unwrap_or(U32::MAX)
}
