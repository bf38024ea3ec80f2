//! Timers that end in a signal.

use core::ptr;

use crate::{
    I32, U32,
    linux::{
        constants::time::ITIMER_REAL,
        types::{Itimerspec, Itimerval, SigEvent, Timeval},
    },
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads one of the process's three interval timers, `ITIMER_*` (`getitimer(2)`).
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no timer `which`.
    ///
    /// # Safety
    ///
    /// The caller must give in `current` an address that may be written.
    pub fn getitimer(which: I32, current: *mut Itimerval) -> I32;

    /// Sets one of the process's three interval timers, `ITIMER_*` (`setitimer(2)`); it ends in
    /// `SIGALRM`, `SIGVTALRM` or `SIGPROF`.
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no timer `which`, or `new` is no time.
    ///
    /// # Safety
    ///
    /// The caller must give in `new` an address that may be read, or null to stop the timer, and in
    /// `old` one that may be written, or null.
    pub fn setitimer(which: I32, new: *const Itimerval, old: *mut Itimerval) -> I32;

    /// Makes a timer of the process's own by `clock`, and writes its number to `timer`
    /// (`timer_create(2)`). It is stopped until [`timer_settime`]; when it runs out it does what
    /// `event` says (`SIGEV_*`), or for null sends `SIGALRM`.
    ///
    /// These are the kernel's numbers, not the C library's `timer_t`.
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no clock `clock`, or `event` cannot be. `EAGAIN`: the kernel has no room.
    ///
    /// # Safety
    ///
    /// The caller must give in `event` an address that may be read, or null, and in `timer` one that
    /// may be written.
    pub fn timer_create(clock: I32, event: *const SigEvent, timer: *mut I32) -> I32;

    /// Starts or stops a timer (`timer_settime(2)`): `new` is a span, or with
    /// [`TIMER_ABSTIME`](super::TIMER_ABSTIME) in `flags` a time.
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no timer `timer`, or `new` is no time.
    ///
    /// # Safety
    ///
    /// The caller must give in `new` an address that may be read, and in `old` one that may be
    /// written, or null.
    pub fn timer_settime(
        timer: I32,
        flags: I32,
        new: *const Itimerspec,
        old: *mut Itimerspec,
    ) -> I32;

    /// How long a timer has still to run (`timer_gettime(2)`).
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no timer `timer`.
    ///
    /// # Safety
    ///
    /// The caller must give in `current` an address that may be written.
    pub fn timer_gettime(timer: I32, current: *mut Itimerspec) -> I32;

    /// How often a timer ran out again before its last signal was taken (`timer_getoverrun(2)`).
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no timer `timer`.
    pub safe fn timer_getoverrun(timer: I32) -> I32;

    /// Stops a timer, and gives its number back (`timer_delete(2)`).
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no timer `timer`.
    pub safe fn timer_delete(timer: I32) -> I32;
}

/// Sends the process `SIGALRM` after that many seconds; 0 cancels it (`alarm(2)`).
///
/// Returns the seconds that an earlier alarm had left, rounded to the nearest, but at least 1 if there was
/// one. A time that does not fit, which only [`setitimer`] can have set, is [`U32::MAX`].
///
/// Newer architectures lack this call; on all of them this is [`setitimer`].
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
    // SAFETY: both are ours. It cannot fail: the timer exists, and the time is valid.
    unsafe { setitimer(ITIMER_REAL, ptr::from_ref(&new), ptr::from_mut(&mut old)) };
    // Rounded as the kernel does: to the nearest, but never down to "there was none".
    let Timeval { tv_sec, tv_usec } = old.it_value;
    let up = (tv_sec == 0 && tv_usec != 0) || tv_usec >= 500_000;
    U32::try_from(tv_sec.saturating_add(up.into())).unwrap_or(U32::MAX)
}
