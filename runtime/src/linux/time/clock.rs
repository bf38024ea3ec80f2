//! Reading and setting clocks, and sleeping.

use core::ptr;

use crate::{
    I32, I64,
    linux::{
        constants::time::CLOCK_REALTIME_COARSE,
        types::{Timespec, Timeval, Timezone, Tms},
    },
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads a clock (`clock_gettime(2)`).
    ///
    /// Use [`CLOCK_MONOTONIC`](super::CLOCK_MONOTONIC) to measure intervals and
    /// [`CLOCK_REALTIME`](super::CLOCK_REALTIME) for the time since 1970. The
    /// [vDSO](crate::linux::vdso) reads the clock without a system call where it can.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the clock is unknown.
    ///
    /// # Safety
    ///
    /// `now` must be valid for writes. An invalid address can raise `SIGSEGV`, since the vDSO
    /// writes to it.
    #[syscall(vdso)]
    pub fn clock_gettime(clock: I32, now: *mut Timespec) -> I32;

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
    pub fn clock_settime(clock: I32, now: *const Timespec) -> I32;

    /// Reads the resolution of a clock (`clock_getres(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the clock is unknown.
    ///
    /// # Safety
    ///
    /// `resolution` must be null or valid for writes.
    #[syscall(vdso)]
    pub fn clock_getres(clock: I32, resolution: *mut Timespec) -> I32;

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
    pub fn clock_nanosleep(
        clock: I32,
        flags: I32,
        request: *const Timespec,
        remain: *mut Timespec,
    ) -> I32;

    /// Sleeps for an interval (`nanosleep(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINTR`: a signal interrupted the call. `remain` then holds the remaining time.
    /// - `-EINVAL`: `request` is not a valid time interval.
    ///
    /// # Safety
    ///
    /// `request` must be valid for reads, and `remain` must be null or valid for writes.
    pub fn nanosleep(request: *const Timespec, remain: *mut Timespec) -> I32;

    /// Reads the time since 1970 in microseconds (`gettimeofday(2)`).
    ///
    /// [`clock_gettime`] reads it in nanoseconds.
    ///
    /// # Errors
    ///
    /// None.
    ///
    /// # Safety
    ///
    /// `now` and `zone` must each be null or valid for writes. An invalid address can raise
    /// `SIGSEGV`, since the [vDSO](crate::linux::vdso) writes to it.
    #[syscall(vdso)]
    pub fn gettimeofday(now: *mut Timeval, zone: *mut Timezone) -> I32;

    /// Sets the time since 1970 in microseconds (`settimeofday(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `now` is not a valid time, or `zone` not a valid time zone.
    /// - `-EPERM`: the caller lacks `CAP_SYS_TIME`.
    ///
    /// # Safety
    ///
    /// `now` and `zone` must each be null or valid for reads.
    pub fn settimeofday(now: *const Timeval, zone: *const Timezone) -> I32;

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
        // SAFETY: the caller vouches for the address.
        unsafe { now.write(time.tv_sec) };
    }
    time.tv_sec
}
