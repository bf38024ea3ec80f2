//! Waiting for descriptors that the kernel keeps a list of.

use core::ptr::null;

use crate::{
    Errno, I32, U64,
    linux::types::{EpollEvent, SigSet, Timespec},
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Makes an epoll instance (`epoll_create1(2)`); the answer is its descriptor. `flags` is
    /// [`EPOLL_CLOEXEC`](super::EPOLL_CLOEXEC) or 0.
    ///
    /// # Errors
    ///
    /// `EINVAL`: a flag is unknown. `EMFILE`: the process has too many descriptors.
    pub safe fn epoll_create1(flags: I32) -> I32;

    /// Adds `fd` to the list, changes what is wanted of it, or takes it away (`epoll_ctl(2)`). `op` is
    /// one of `EPOLL_CTL_*`; `event` holds what is wanted (`EPOLL*`), and the data to find again.
    ///
    /// # Errors
    ///
    /// `EEXIST`: it is in the list already. `ENOENT`: it is not. `EPERM`: it is of a kind that cannot
    /// be waited for, such as a plain file. `EINVAL`: `epoll` is no epoll instance, or `fd` the same
    /// one. `ELOOP`: instances would wait for each other. `EBADF`: a descriptor is not open.
    ///
    /// # Safety
    ///
    /// The caller must give in `event` an address that may be read; to take away it can be null.
    /// The caller must own or have borrowed `epoll` and `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn epoll_ctl(epoll: I32, op: I32, fd: I32, event: *const EpollEvent) -> I32;

    /// Waits as [`epoll_wait`] does, with the signals of `mask` held back meanwhile
    /// (`epoll_pwait(2)`). `mask_size` is 8, the bytes of a [`SigSet`]; `mask` can be null.
    ///
    /// # Errors
    ///
    /// As [`epoll_wait`]; and `EINVAL`: `mask_size` is wrong.
    ///
    /// # Safety
    ///
    /// The caller must give in `events` an address of `count` elements that may be written, and in
    /// `mask` one that may be read, or null. The caller must own or have borrowed `epoll`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn epoll_pwait(
        epoll: I32,
        events: *mut EpollEvent,
        count: I32,
        timeout: I32,
        mask: *const SigSet,
        mask_size: U64,
    ) -> I32;

    /// As [`epoll_pwait`], with a span to the nanosecond, or null to wait without an end
    /// (`epoll_pwait2(2)`). Since Linux 5.11.
    ///
    /// # Errors
    ///
    /// As [`epoll_pwait`]; and `EINVAL`: `timeout` is no span. `ENOSYS` from an older kernel.
    ///
    /// # Safety
    ///
    /// The caller must give in `events` an address of `count` elements that may be written, and in
    /// `timeout` and `mask` addresses that may be read, or null. The caller must own or have
    /// borrowed `epoll`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn epoll_pwait2(
        epoll: I32,
        events: *mut EpollEvent,
        count: I32,
        timeout: *const Timespec,
        mask: *const SigSet,
        mask_size: U64,
    ) -> I32;
}

/// Makes an epoll instance (`epoll_create(2)`); the answer is its descriptor. `size` says nothing,
/// but must be above 0.
///
/// Newer architectures lack this call: here it is [`epoll_create1`] on all.
///
/// # Errors
///
/// `EINVAL`: `size` is not above 0. `EMFILE`: the process has too many descriptors.
#[inline]
#[must_use = "the answer is a descriptor to close"]
pub fn epoll_create(size: I32) -> I32 {
    if size <= 0 {
        return -Errno::EINVAL.code();
    }
    epoll_create1(0)
}

/// Waits until a descriptor of the list has an event that is wanted of it, for up to `timeout`
/// milliseconds, or without an end if that is -1 (`epoll_wait(2)`). The answer is how many of the
/// `count` events were written.
///
/// Newer architectures lack this call: here it is [`epoll_pwait`] on all.
///
/// # Errors
///
/// `EINTR`: a signal came. `EINVAL`: `epoll` is no epoll instance, or `count` is not above 0. `EBADF`:
/// it is not open.
///
/// # Safety
///
/// The caller must give in `events` an address of `count` elements that may be written. The caller
/// must own or have borrowed `epoll`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn epoll_wait(epoll: I32, events: *mut EpollEvent, count: I32, timeout: I32) -> I32 {
    // SAFETY: the caller vouches for the list; there is no set of signals.
    unsafe { epoll_pwait(epoll, events, count, timeout, null(), 0) }
}
