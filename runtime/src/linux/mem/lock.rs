//! Pages that stay in memory.

use crate::{I32, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Keeps the pages of a range in memory, and brings them there (`mlock(2)`).
    ///
    /// How much a process may lock is `RLIMIT_MEMLOCK`.
    ///
    /// # Errors
    ///
    /// `EAGAIN` (not all could be brought), `EINVAL` (the range wraps around), `ENOMEM` (not mapped all
    /// through, or more than allowed), `EPERM` (nothing is allowed).
    ///
    /// # Safety
    ///
    /// The caller must own the range.
    pub fn mlock(addr: *const Void, length: U64) -> I32;

    /// Keeps the pages of a range in memory; with `MLOCK_ONFAULT` each from when it is first used
    /// (`mlock2(2)`).
    ///
    /// # Errors
    ///
    /// As [`mlock`]; also `EINVAL` (an unknown flag).
    ///
    /// # Safety
    ///
    /// The caller must own the range.
    pub fn mlock2(addr: *const Void, length: U64, flags: I32) -> I32;

    /// Lets the pages of a range be moved out of memory again (`munlock(2)`).
    ///
    /// # Errors
    ///
    /// `EINVAL` (the range wraps around), `ENOMEM` (not mapped all through).
    ///
    /// # Safety
    ///
    /// The caller must own the range; nothing may rely on its pages staying in memory.
    pub fn munlock(addr: *const Void, length: U64) -> I32;

    /// Keeps all pages of the process in memory (`mlockall(2)`).
    ///
    /// `flags` are of `MCL_CURRENT` (those that are there), `MCL_FUTURE` (those to come) and
    /// `MCL_ONFAULT` (each from when it is first used).
    ///
    /// # Errors
    ///
    /// `EINVAL` (no flag, an unknown one, `MCL_ONFAULT` alone), `ENOMEM` (more than allowed), `EPERM`.
    pub safe fn mlockall(flags: I32) -> I32;

    /// Lets all pages of the process be moved out of memory again (`munlockall(2)`).
    ///
    /// # Errors
    ///
    /// None that the manual knows.
    pub safe fn munlockall() -> I32;
}
