//! Reading and setting clocks, and sleeping.

use core::ptr;

use super::clock_gettime;
use crate::{
    I32, I64,
    linux::{
        constants::time::CLOCK_REALTIME_COARSE,
        types::{Timespec, Tms},
        variant,
    },
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sets a clock (`clock_settime(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the clock cannot be set, or `now` is not a valid time.
    /// - `-EPERM`: the caller lacks `CAP_SYS_TIME`.
    ///
    /// # Safety
    ///
    /// `now` must be valid for reads.
    #[syscall(nr = variant::SYS_CLOCK_SETTIME)]
    pub fn clock_settime(clock: I32, now: *const Timespec) -> I32;

    /// Sleeps for an interval measured by a clock or, with [`TIMER_ABSTIME`](super::TIMER_ABSTIME)
    /// in `flags`, until an absolute time (`clock_nanosleep(2)`).
    ///
    /// The C library function returns positive error numbers; the system call returns them negated.
    ///
    /// # Errors
    ///
    /// - `-EINTR`: a signal interrupted the call. For an interval, `remain` then holds the
    ///   remaining time.
    /// - `-EINVAL`: the clock is unknown, or `request` is not a valid time.
    /// - `-EOPNOTSUPP`: the clock does not support sleeping.
    ///
    /// # Safety
    ///
    /// `request` must be valid for reads, and `remain` must be null or valid for writes.
    #[syscall(nr = variant::SYS_CLOCK_NANOSLEEP)]
    pub fn clock_nanosleep(
        clock: I32,
        flags: I32,
        request: *const Timespec,
        remain: *mut Timespec,
    ) -> I32;

    /// Stores the processor time that the process and its children have used (`times(2)`).
    ///
    /// Times are in clock ticks of 1/100 s (`AT_CLKTCK` in `getauxval(3)`). Returns the number of
    /// ticks since an arbitrary point in the past, which can be negative.
    ///
    /// # Errors
    ///
    /// - `-EFAULT`: an address is outside the accessible address space.
    ///
    /// # Safety
    ///
    /// `used` must be null or valid for writes.
    pub fn times(used: *mut Tms) -> I64;
}

/// Returns the whole seconds since 1970, and stores them in `now` unless it is null (`time(2)`).
///
/// Newer architectures lack this system call. This function calls [`clock_gettime`] on all of them.
///
/// # Errors
///
/// None.
///
/// # Safety
///
/// `now` must be null, or aligned and valid for writes.
#[inline]
pub unsafe fn time(now: *mut I64) -> I64 {
    let mut time = Timespec::ZERO;
    // SAFETY: `time` is ours. The kernel's own `time` reads this clock, too.
    let failure = unsafe { clock_gettime(CLOCK_REALTIME_COARSE, ptr::from_mut(&mut time)) };
    if failure != 0 {
        return I64::from(failure);
    }
    if !now.is_null() {
        // SAFETY: the caller guarantees that the address is valid.
        unsafe { now.write(time.tv_sec) };
    }
    time.tv_sec
}
