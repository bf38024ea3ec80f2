//! Waiting for a set of descriptors that is passed with each call.

use core::ptr::{from_mut, null, null_mut};

use crate::{
    Errno, I32, I64, U32, U64, Void,
    linux::{
        types::{FdSet, PollFd, SigSet, Timespec, Timeval},
        variant,
    },
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Waits as [`poll`] does, with a timeout in nanoseconds and the signal mask temporarily
    /// replaced (`ppoll(2)`).
    ///
    /// A null `timeout` waits indefinitely; otherwise the remaining time is written back.
    /// `mask_size` is 8, the size of a [`SigSet`]. A null `mask` leaves the signal mask unchanged.
    ///
    /// # Errors
    ///
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: `count` exceeds the limit of open files, `timeout` is not a valid time
    ///   interval, or `mask_size` is wrong.
    ///
    /// # Safety
    ///
    /// `fds` must be valid for reads and writes of `count` elements, `timeout` null or valid for
    /// reads and writes, and `mask` null or valid for reads.
    #[syscall(nr = variant::SYS_PPOLL)]
    pub fn ppoll(
        fds: *mut PollFd,
        count: U32,
        timeout: *mut Timespec,
        mask: *const SigSet,
        mask_size: U64,
    ) -> I32;

    /// Waits as [`select`] does, with a timeout in nanoseconds and the signal mask temporarily
    /// replaced (`pselect6(2)`, described in `select(2)`).
    ///
    /// A null `timeout` waits indefinitely; otherwise the remaining time is written back. `mask` is
    /// the address of a [`PselectSigmask`](crate::linux::types::PselectSigmask), or null to leave
    /// the signal mask unchanged.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: a descriptor in a set is not open.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: `count` is negative, or `timeout` is not a valid time interval.
    ///
    /// # Safety
    ///
    /// Each set and `timeout` must be null or valid for reads and writes; a set must have at least
    /// `count` bits. `mask` must be null or valid for reads, and so must the signal set that it
    /// points to.
    #[syscall(nr = variant::SYS_PSELECT6)]
    pub fn pselect6(
        count: I32,
        read: *mut FdSet,
        write: *mut FdSet,
        except: *mut FdSet,
        timeout: *mut Timespec,
        mask: *const Void,
    ) -> I32;
}

/// Waits until one of the descriptors has a requested event (`POLL*`) and returns the number of
/// those that do (`poll(2)`).
///
/// The events are stored in `revents`. Waits at most `timeout` milliseconds, or indefinitely if
/// that is negative. Newer architectures lack this system call. This function calls [`ppoll`] on
/// all of them.
///
/// # Errors
///
/// - `-EINTR`: a signal interrupted the call.
/// - `-EINVAL`: `count` exceeds the limit of open files.
///
/// # Safety
///
/// `fds` must be valid for reads and writes of `count` elements.
#[inline]
pub unsafe fn poll(fds: *mut PollFd, count: U32, timeout: I32) -> I32 {
    let millis = I64::from(timeout);
    let mut span = Timespec { tv_sec: millis / 1000, tv_nsec: millis % 1000 * 1_000_000 };
    let span = if timeout < 0 { null_mut() } else { from_mut(&mut span) };
    // SAFETY: the caller guarantees that the list is valid; the span is ours.
    unsafe { ppoll(fds, count, span, null(), 0) }
}

/// Waits until a descriptor is ready and returns the number of ready descriptors (`select(2)`).
///
/// A descriptor in `read` is ready when it is readable, in `write` when it is writable, and in
/// `except` when it has an exceptional condition. `count` is the highest descriptor plus 1. On
/// return the sets hold the ready descriptors and `timeout` the remaining time; a null `timeout`
/// waits indefinitely. Newer architectures lack this system call. This function calls [`pselect6`]
/// on all of them.
///
/// # Errors
///
/// - `-EBADF`: a descriptor in a set is not open.
/// - `-EINTR`: a signal interrupted the call.
/// - `-EINVAL`: `count` is negative, or `timeout` is not a valid time interval.
///
/// # Safety
///
/// Each set and `timeout` must be null or valid for reads and writes; a set must have at least
/// `count` bits, and `timeout` must be aligned.
#[inline]
pub unsafe fn select(
    count: I32,
    read: *mut FdSet,
    write: *mut FdSet,
    except: *mut FdSet,
    timeout: *mut Timeval,
) -> I32 {
    if timeout.is_null() {
        // SAFETY: the caller guarantees that the sets are valid.
        return unsafe { pselect6(count, read, write, except, null_mut(), null()) };
    }
    // SAFETY: the caller guarantees that the address is valid.
    let Timeval { tv_sec, tv_usec } = unsafe { timeout.read() };
    #[allow(clippy::useless_conversion, reason = "32 bits on sparc64")]
    let micros = I64::from(tv_usec);
    // The kernel's own `select` accepts more than a second of microseconds, too.
    let Some(tv_sec) = tv_sec.checked_add(micros / 1_000_000) else {
        return -Errno::EINVAL.code();
    };
    let given = Timespec { tv_sec, tv_nsec: micros % 1_000_000 * 1000 };
    let mut left = given;
    // SAFETY: the caller guarantees that the sets are valid; the span is ours.
    let ready = unsafe { pselect6(count, read, write, except, from_mut(&mut left), null()) };
    if left != given {
        let left = Timeval { tv_sec: left.tv_sec, tv_usec: (left.tv_nsec / 1000) as _ };
        // SAFETY: the caller guarantees that the address is valid.
        unsafe { timeout.write(left) };
    }
    ready
}
