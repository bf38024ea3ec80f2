//! Waiting for descriptors registered with an epoll instance.

use core::ptr::null;

use crate::{
    Errno, I32, U64,
    linux::types::{EpollEvent, SigSet, Timespec},
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Creates an epoll instance and returns its descriptor (`epoll_create1(2)`).
    ///
    /// `flags` is [`EPOLL_CLOEXEC`](super::EPOLL_CLOEXEC) or 0.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: a flag is unknown.
    /// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
    pub safe fn epoll_create1(flags: I32) -> I32;

    /// Adds `fd` to an epoll instance, changes its entry or removes it (`epoll_ctl(2)`).
    ///
    /// `op` is one of the `EPOLL_CTL_*` constants. `event` holds the requested events (`EPOLL*`)
    /// and the data to be returned with them.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: a descriptor is not open.
    /// - `-EEXIST`: `fd` is already registered.
    /// - `-EINVAL`: `epoll` is not an epoll instance, or it is `fd` itself.
    /// - `-ELOOP`: the epoll instances would wait for each other.
    /// - `-ENOENT`: `fd` is not registered.
    /// - `-ENOSPC`: the user has too many watches.
    /// - `-EPERM`: the file does not support epoll, as regular files do not.
    ///
    /// # Safety
    ///
    /// `event` must be valid for reads; it may be null for `EPOLL_CTL_DEL`. The caller must own
    /// `epoll` and `fd` or have borrowed them from their owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn epoll_ctl(epoll: I32, op: I32, fd: I32, event: *const EpollEvent) -> I32;

    /// Waits as [`epoll_wait`] does, with the signal mask temporarily replaced by `mask`
    /// (`epoll_pwait(2)`).
    ///
    /// `mask_size` is 8, the size of a [`SigSet`]. A null `mask` leaves the signal mask unchanged.
    ///
    /// # Errors
    ///
    /// As [`epoll_wait`], and:
    ///
    /// - `-EINVAL`: `mask_size` is wrong.
    ///
    /// # Safety
    ///
    /// `events` must be valid for writes of `count` elements, and `mask` null or valid for reads.
    /// The caller must own `epoll` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn epoll_pwait(
        epoll: I32,
        events: *mut EpollEvent,
        count: I32,
        timeout: I32,
        mask: *const SigSet,
        mask_size: U64,
    ) -> I32;

    /// Waits as [`epoll_pwait`] does, with a timeout in nanoseconds (`epoll_pwait2(2)`; since Linux
    /// 5.11).
    ///
    /// A null `timeout` waits indefinitely.
    ///
    /// # Errors
    ///
    /// As [`epoll_pwait`], and:
    ///
    /// - `-EINVAL`: `timeout` is not a valid time interval.
    /// - `-ENOSYS`: the kernel is older than 5.11.
    ///
    /// # Safety
    ///
    /// `events` must be valid for writes of `count` elements, and `timeout` and `mask` must each be
    /// null or valid for reads. The caller must own `epoll` or have borrowed it from its owner: see
    /// [raw descriptors](crate::fd#raw-descriptors).
    pub fn epoll_pwait2(
        epoll: I32,
        events: *mut EpollEvent,
        count: I32,
        timeout: *const Timespec,
        mask: *const SigSet,
        mask_size: U64,
    ) -> I32;
}

/// Creates an epoll instance and returns its descriptor (`epoll_create(2)`).
///
/// `size` is ignored but must be positive. Newer architectures lack this system call. This function
/// calls [`epoll_create1`] on all of them.
///
/// # Errors
///
/// - `-EINVAL`: `size` is not positive.
/// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
#[inline]
#[must_use = "the answer is a descriptor to close"]
pub fn epoll_create(size: I32) -> I32 {
    if size <= 0 {
        return -Errno::EINVAL.code();
    }
    epoll_create1(0)
}

/// Waits for events on the registered descriptors and returns the number of events stored in
/// `events` (`epoll_wait(2)`).
///
/// Waits at most `timeout` milliseconds, or indefinitely if that is -1. Newer architectures lack
/// this system call. This function calls [`epoll_pwait`] on all of them.
///
/// # Errors
///
/// - `-EBADF`: `epoll` is not an open descriptor.
/// - `-EINTR`: a signal interrupted the call.
/// - `-EINVAL`: `epoll` is not an epoll instance, or `count` is not positive.
///
/// # Safety
///
/// `events` must be valid for writes of `count` elements. The caller must own `epoll` or have
/// borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn epoll_wait(epoll: I32, events: *mut EpollEvent, count: I32, timeout: I32) -> I32 {
    // SAFETY: the caller guarantees that the list is valid; there is no set of signals.
    unsafe { epoll_pwait(epoll, events, count, timeout, null(), 0) }
}
