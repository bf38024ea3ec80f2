//! A counter, and signals, as descriptors.

use crate::{I32, U32, U64, linux::types::SigSet, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Makes a counter (`eventfd2(2)`); the answer is its descriptor. A `write(2)` of 8 bytes adds
    /// to it; a `read(2)` of 8 bytes waits until it is not 0, gives it and sets it to 0, or takes 1
    /// from it with [`EFD_SEMAPHORE`](super::EFD_SEMAPHORE). `flags` are `EFD_*`.
    ///
    /// # Errors
    ///
    /// `EINVAL`: a flag is unknown. `EMFILE`: the process has too many descriptors.
    pub safe fn eventfd2(count: U32, flags: I32) -> I32;

    /// Makes a descriptor that the signals of `mask` are read from, each a
    /// [`SignalfdSiginfo`](crate::linux::types::SignalfdSiginfo) (`signalfd4(2)`); or for an `fd`
    /// that is one already, not -1, gives it a new mask. The answer is the descriptor. The signals
    /// should be blocked, or they also do what they do. `mask_size` is 8, the bytes of a
    /// [`SigSet`]; `flags` are `SFD_*`.
    ///
    /// # Errors
    ///
    /// `EINVAL`: `fd` is no such descriptor, a flag is unknown, or `mask_size` is wrong. `EBADF`: `fd`
    /// is not open. `EMFILE`: the process has too many descriptors.
    ///
    /// # Safety
    ///
    /// The caller must give in `mask` an address that may be read. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn signalfd4(fd: I32, mask: *const SigSet, mask_size: U64, flags: I32) -> I32;
}

/// As [`eventfd2`], without flags (`eventfd(2)`).
///
/// Newer architectures lack this call: here it is [`eventfd2`] on all.
///
/// # Errors
///
/// `EMFILE`: the process has too many descriptors.
#[inline]
#[must_use = "the answer is a descriptor to close"]
pub fn eventfd(count: U32) -> I32 {
    eventfd2(count, 0)
}

/// As [`signalfd4`], without flags (`signalfd(2)`).
///
/// Newer architectures lack this call: here it is [`signalfd4`] on all.
///
/// # Errors
///
/// As [`signalfd4`].
///
/// # Safety
///
/// The caller must give in `mask` an address that may be read. The caller must own or have borrowed
/// `fd`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
#[must_use = "the answer is a descriptor to close"]
pub unsafe fn signalfd(fd: I32, mask: *const SigSet, mask_size: U64) -> I32 {
    // SAFETY: the caller vouches for the set.
    unsafe { signalfd4(fd, mask, mask_size, 0) }
}
