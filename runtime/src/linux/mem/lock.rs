//! Locking pages into memory.

use crate::{I32, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Loads the pages of a range and locks them into memory (`mlock(2)`).
    ///
    /// `RLIMIT_MEMLOCK` limits how much a process may lock.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: not all pages could be locked.
    /// - `-EINVAL`: the range overflows.
    /// - `-ENOMEM`: part of the range is not mapped, or the limit is exceeded.
    /// - `-EPERM`: the limit is 0 and the caller lacks `CAP_IPC_LOCK`.
    ///
    /// # Safety
    ///
    /// The caller must own the range.
    pub fn mlock(addr: *const Void, length: U64) -> I32;

    /// Locks the pages of a range into memory; with `MLOCK_ONFAULT` each page when it is first
    /// accessed (`mlock2(2)`).
    ///
    /// # Errors
    ///
    /// As [`mlock`], and:
    ///
    /// - `-EINVAL`: a flag is unknown.
    ///
    /// # Safety
    ///
    /// The caller must own the range.
    pub fn mlock2(addr: *const Void, length: U64, flags: I32) -> I32;

    /// Unlocks the pages of a range (`munlock(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the range overflows.
    /// - `-ENOMEM`: part of the range is not mapped.
    ///
    /// # Safety
    ///
    /// The caller must own the range, and nothing may rely on its pages staying in memory.
    pub fn munlock(addr: *const Void, length: U64) -> I32;

    /// Locks all pages of the process into memory (`mlockall(2)`).
    ///
    /// `flags` are `MCL_CURRENT` (pages mapped now), `MCL_FUTURE` (pages mapped later) and
    /// `MCL_ONFAULT` (each page when it is first accessed).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: no flag is set, `MCL_ONFAULT` is set alone, or a flag is unknown.
    /// - `-ENOMEM`: the limit is exceeded.
    /// - `-EPERM`: the limit is 0 and the caller lacks `CAP_IPC_LOCK`.
    pub safe fn mlockall(flags: I32) -> I32;

    /// Unlocks all pages of the process (`munlockall(2)`).
    ///
    /// # Errors
    ///
    /// The manual page lists none.
    pub safe fn munlockall() -> I32;
}
