//! Interval timers on 32-bit architectures, whose calls have 32 bits of seconds: enough for a span, which [`Itimerval`] is.

use core::ptr;

use crate::{
    Errno, I32,
    linux::types::{Itimerval, Timeval},
    syscall,
};

/// The kernel's `struct __kernel_old_itimerval`: interval and value, in seconds and microseconds.
type Old = [I32; 4];

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "getitimer")]
    fn old_getitimer(which: I32, current: *mut Old) -> I32;

    #[syscall(name = "setitimer")]
    fn old_setitimer(which: I32, new: *const Old, old: *mut Old) -> I32;
}

/// Widens what the kernel has written.
fn widened([interval, interval_micros, value, value_micros]: Old) -> Itimerval {
    let time =
        |seconds: I32, micros: I32| Timeval { tv_sec: seconds.into(), tv_usec: micros.into() };
    Itimerval { it_interval: time(interval, interval_micros), it_value: time(value, value_micros) }
}

/// Narrows what the kernel is to read. A span that it cannot have is `None`.
fn narrowed(timer: &Itimerval) -> Option<Old> {
    let Itimerval { it_interval, it_value } = timer;
    Some([
        it_interval.tv_sec.try_into().ok()?,
        it_interval.tv_usec.try_into().ok()?,
        it_value.tv_sec.try_into().ok()?,
        it_value.tv_usec.try_into().ok()?,
    ])
}

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
pub unsafe fn getitimer(which: I32, current: *mut Itimerval) -> I32 {
    let mut found = Old::default();
    // SAFETY: the memory is ours.
    let failure = unsafe { old_getitimer(which, &raw mut found) };
    if failure == 0 {
        // SAFETY: the caller guarantees that the address is valid.
        unsafe { current.write(widened(found)) };
    }
    failure
}

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
pub unsafe fn setitimer(which: I32, new: *const Itimerval, old: *mut Itimerval) -> I32 {
    let given = if new.is_null() {
        None
    } else {
        // SAFETY: the caller guarantees that the address is valid.
        let Some(given) = narrowed(unsafe { &*new }) else {
            return -Errno::EINVAL.code();
        };
        Some(given)
    };
    let mut found = Old::default();
    let given = given.as_ref().map_or(ptr::null(), ptr::from_ref);
    // SAFETY: the memory is ours.
    let failure = unsafe { old_setitimer(which, given, &raw mut found) };
    if failure == 0 && !old.is_null() {
        // SAFETY: the caller guarantees that the address is valid.
        unsafe { old.write(widened(found)) };
    }
    failure
}
