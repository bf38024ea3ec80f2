//! The same calls on 32-bit architectures, by the calls with seconds of 64 bits (Linux 5.1): the old ones end in the year 2038.

use super::{
    CLOCK_MONOTONIC, CLOCK_REALTIME, clock_nanosleep, clock_settime,
    zone::{read_zone, set_zone},
};
use crate::{
    I32,
    linux::types::{Timespec, Timeval, Timezone},
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
    #[syscall(name = "clock_gettime64", vdso)]
    pub fn clock_gettime(clock: I32, now: *mut Timespec) -> I32;

    /// Reads the resolution of a clock (`clock_getres(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the clock is unknown.
    ///
    /// # Safety
    ///
    /// `resolution` must be null or valid for writes.
    #[syscall(name = "clock_getres_time64")]
    pub fn clock_getres(clock: I32, resolution: *mut Timespec) -> I32;
}

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
pub unsafe fn nanosleep(request: *const Timespec, remain: *mut Timespec) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { clock_nanosleep(CLOCK_MONOTONIC, 0, request, remain) }
}

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
pub unsafe fn gettimeofday(now: *mut Timeval, zone: *mut Timezone) -> I32 {
    if !now.is_null() {
        let mut time = Timespec::ZERO;
        // SAFETY: the structure is ours.
        let failure = unsafe { clock_gettime(CLOCK_REALTIME, &raw mut time) };
        if failure != 0 {
            return failure;
        }
        // SAFETY: the caller guarantees that the address is valid.
        unsafe { now.write(Timeval { tv_sec: time.tv_sec, tv_usec: time.tv_nsec / 1000 }) };
    }
    if zone.is_null() {
        return 0;
    }
    // SAFETY: the caller guarantees that the address is valid.
    unsafe { read_zone(zone) }
}

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
pub unsafe fn settimeofday(now: *const Timeval, zone: *const Timezone) -> I32 {
    if !zone.is_null() {
        // SAFETY: the caller guarantees that the address is valid.
        let failure = unsafe { set_zone(zone) };
        if failure != 0 || now.is_null() {
            return failure;
        }
    }
    if now.is_null() {
        return 0;
    }
    // SAFETY: the caller guarantees that the address is valid.
    let Timeval { tv_sec, tv_usec } = unsafe { now.read() };
    let Some(tv_nsec) = tv_usec.checked_mul(1000) else {
        return -crate::Errno::EINVAL.code();
    };
    let time = Timespec { tv_sec, tv_nsec };
    // SAFETY: the structure is ours.
    unsafe { clock_settime(CLOCK_REALTIME, &raw const time) }
}
