//! Memory protection keys, with which a thread restricts its own access to groups of pages without
//! a system call (`pkeys(7)`).
//!
//! Few processors support them.

use crate::{I32, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Allocates a protection key (`pkey_alloc(2)`).
    ///
    /// `flags` must be 0. `access_rights` are `PKEY_DISABLE_*`: what the calling thread may not do
    /// with pages that have the key.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `flags` is not 0, or the access rights are unknown.
    /// - `-ENOSPC`: no key is free.
    ///
    /// Without processor support, either error is returned.
    pub safe fn pkey_alloc(flags: U64, access_rights: U64) -> I32;

    /// Frees a protection key (`pkey_free(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the key is not allocated.
    ///
    /// # Safety
    ///
    /// The caller must own the key, and no page may still have it.
    pub fn pkey_free(pkey: I32) -> I32;

    /// Sets the access protection of a range as [`mprotect`](super::mprotect) does, and its
    /// protection key; -1 keeps the default key (`pkey_mprotect(2)`).
    ///
    /// # Errors
    ///
    /// As [`mprotect`](super::mprotect), and:
    ///
    /// - `-EINVAL`: the key is not allocated.
    ///
    /// # Safety
    ///
    /// The caller must own the range, and nothing may access it in a way that is no longer allowed.
    pub fn pkey_mprotect(addr: *mut Void, length: U64, prot: I32, pkey: I32) -> I32;
}
