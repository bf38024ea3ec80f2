//! Event counters and signals as descriptors.

use crate::{I32, U32, U64, linux::types::SigSet, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Creates an event counter with the initial value `count` and returns its descriptor
    /// (`eventfd2(2)`).
    ///
    /// `write(2)` of 8 bytes adds to the counter. `read(2)` of 8 bytes waits until it is not 0,
    /// then returns it and resets it to 0; with [`EFD_SEMAPHORE`](super::EFD_SEMAPHORE) it returns
    /// 1 and decrements the counter. `flags` are `EFD_*`.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: a flag is unknown.
    /// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
    pub safe fn eventfd2(count: U32, flags: I32) -> I32;

    /// Creates a descriptor from which the signals in `mask` can be read, or replaces the mask of
    /// an existing one, and returns the descriptor (`signalfd4(2)`).
    ///
    /// `fd` is -1 to create a descriptor. Each signal is read as a
    /// [`SignalfdSiginfo`](crate::linux::types::SignalfdSiginfo). The signals should be blocked,
    /// otherwise they are also delivered as usual. `mask_size` is 8, the size of a [`SigSet`];
    /// `flags` are `SFD_*`.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EINVAL`: `fd` is not a signal descriptor, a flag is unknown, or `mask_size` is wrong.
    /// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
    ///
    /// # Safety
    ///
    /// `mask` must be valid for reads. The caller must own `fd` or have borrowed it from its owner:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn signalfd4(fd: I32, mask: *const SigSet, mask_size: U64, flags: I32) -> I32;
}

/// Creates an event counter with the initial value `count` and returns its descriptor
/// (`eventfd(2)`).
///
/// Newer architectures lack this system call. This function calls [`eventfd2`] without flags on all
/// of them.
///
/// # Errors
///
/// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
#[inline]
#[must_use = "the answer is a descriptor to close"]
pub fn eventfd(count: U32) -> I32 {
    eventfd2(count, 0)
}

/// Creates or changes a signal descriptor as [`signalfd4`] does, without flags (`signalfd(2)`).
///
/// Newer architectures lack this system call. This function calls [`signalfd4`] on all of them.
///
/// # Errors
///
/// As [`signalfd4`].
///
/// # Safety
///
/// `mask` must be valid for reads. The caller must own `fd` or have borrowed it from its owner: see
/// [raw descriptors](crate::fd#raw-descriptors).
#[inline]
#[must_use = "the answer is a descriptor to close"]
pub unsafe fn signalfd(fd: I32, mask: *const SigSet, mask_size: U64) -> I32 {
    // SAFETY: the caller guarantees that the set is valid.
    unsafe { signalfd4(fd, mask, mask_size, 0) }
}
