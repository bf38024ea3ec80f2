//! Calls that 64-bit architectures have as they are.

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
    #[syscall(vdso)]
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
    #[syscall(vdso)]
    pub fn clock_getres(clock: I32, resolution: *mut Timespec) -> I32;

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
}
