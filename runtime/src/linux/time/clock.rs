//! Clocks that are read and set, and sleeping.

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
    /// Reads a clock (`clock_gettime(2)`): [`CLOCK_MONOTONIC`](super::CLOCK_MONOTONIC) for spans,
    /// [`CLOCK_REALTIME`](super::CLOCK_REALTIME) for the time since 1970.
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no clock `clock`.
    ///
    /// # Safety
    ///
    /// The caller must give in `now` an address that may be written. Any other can be a `SIGSEGV`: the
    /// [vDSO](crate::linux::vdso) writes there.
    #[syscall(vdso)]
    pub fn clock_gettime(clock: I32, now: *mut Timespec) -> I32;

    /// Sets a clock (`clock_settime(2)`).
    ///
    /// # Errors
    ///
    /// `EPERM`: the process lacks `CAP_SYS_TIME`. `EINVAL`: the clock cannot be set, or `now` is no
    /// time.
    ///
    /// # Safety
    ///
    /// The caller must give in `now` an address that may be read.
    pub fn clock_settime(clock: I32, now: *const Timespec) -> I32;

    /// How fine a clock is (`clock_getres(2)`): the smallest span that it tells apart.
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no clock `clock`.
    ///
    /// # Safety
    ///
    /// The caller must give in `resolution` an address that may be written, or null.
    #[syscall(vdso)]
    pub fn clock_getres(clock: I32, resolution: *mut Timespec) -> I32;

    /// Sleeps by a clock (`clock_nanosleep(2)`): for a span, or with
    /// [`TIMER_ABSTIME`](super::TIMER_ABSTIME) in `flags` until a time.
    ///
    /// # Errors
    ///
    /// `EINTR`: a signal came; of a span, what was left of it is then in `remain`. `EINVAL`:
    /// `request` is no time, or there is no clock `clock`. `EOPNOTSUPP`: one cannot sleep by it. (The
    /// C library's function gives the numbers without the sign; this is the kernel's.)
    ///
    /// # Safety
    ///
    /// The caller must give in `request` an address that may be read, and in `remain` one that may be
    /// written, or null.
    pub fn clock_nanosleep(
        clock: I32,
        flags: I32,
        request: *const Timespec,
        remain: *mut Timespec,
    ) -> I32;

    /// Sleeps for a span (`nanosleep(2)`).
    ///
    /// # Errors
    ///
    /// `EINTR`: a signal came; what was left is then in `remain`. `EINVAL`: `request` is no span.
    ///
    /// # Safety
    ///
    /// The caller must give in `request` an address that may be read, and in `remain` one that may be
    /// written, or null.
    pub fn nanosleep(request: *const Timespec, remain: *mut Timespec) -> I32;

    /// The time since 1970, to the microsecond (`gettimeofday(2)`); [`clock_gettime`] has it to the
    /// nanosecond.
    ///
    /// # Errors
    ///
    /// None.
    ///
    /// # Safety
    ///
    /// The caller must give in `now` and in `zone` addresses that may be written, or null. Any other can be a `SIGSEGV`.
    #[syscall(vdso)]
    pub fn gettimeofday(now: *mut Timeval, zone: *mut Timezone) -> I32;

    /// Sets the time since 1970, to the microsecond (`settimeofday(2)`).
    ///
    /// # Errors
    ///
    /// `EPERM`: the process lacks `CAP_SYS_TIME`. `EINVAL`: `now` is no time, or `zone` no zone.
    ///
    /// # Safety
    ///
    /// The caller must give in `now` and in `zone` addresses that may be read, or null.
    pub fn settimeofday(now: *const Timeval, zone: *const Timezone) -> I32;

    /// How much processor time the process and its children have used (`times(2)`).
    ///
    /// It is in clock ticks of 1/100 s (`AT_CLKTCK` of `getauxval(3)`); the answer counts the ticks
    /// since some moment in the past.
    ///
    /// # Errors
    ///
    /// `EFAULT`: `used` is outside of memory. The answer itself can come to be negative.
    ///
    /// # Safety
    ///
    /// The caller must give in `used` an address that may be written, or null.
    pub fn times(used: *mut Tms) -> I64;
}

/// The whole seconds since 1970, which are also written to `now` unless it is null (`time(2)`).
///
/// Newer architectures lack this call: here it is [`clock_gettime`] on all.
///
/// # Errors
///
/// None.
///
/// # Safety
///
/// The caller must give in `now` an aligned address that may be written, or null.
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
