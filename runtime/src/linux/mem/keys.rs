//! Protection keys: a thread takes access to many pages away from itself at once, without the kernel
//! (`pkeys(7)`). Few processors have them.

use crate::{I32, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Gives a protection key that is free (`pkey_alloc(2)`).
    ///
    /// `flags` are 0. `access_rights` are of `PKEY_DISABLE_*`: what this thread may not do with the
    /// pages that have the key.
    ///
    /// # Errors
    ///
    /// `EINVAL` (a flag, or unknown rights), `ENOSPC` (none is free). Where the processor has none, either
    /// of the two.
    pub safe fn pkey_alloc(flags: U64, access_rights: U64) -> I32;

    /// Gives a protection key back (`pkey_free(2)`).
    ///
    /// # Errors
    ///
    /// `EINVAL` (no key that was given).
    ///
    /// # Safety
    ///
    /// The caller must own the key, and have no page left that has it.
    pub fn pkey_free(pkey: I32) -> I32;

    /// Sets what may be done with the pages of a range, as [`mprotect`](super::mprotect) does, and their
    /// key; -1 is the key that they have (`pkey_mprotect(2)`).
    ///
    /// # Errors
    ///
    /// As [`mprotect`](super::mprotect); also `EINVAL` (no key that was given).
    ///
    /// # Safety
    ///
    /// The caller must own the range; nothing may use it in a way that is then forbidden.
    pub fn pkey_mprotect(addr: *mut Void, length: U64, prot: I32, pkey: I32) -> I32;
}
