//! Waiting for a list of descriptors, handed over each time.

use core::ptr::{from_mut, null, null_mut};

use crate::{
    Errno, I32, I64, U32, U64, Void,
    linux::types::{FdSet, PollFd, SigSet, Timespec, Timeval},
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Waits for descriptors as [`poll`] does, with a span to the nanosecond and a set of signals
    /// (`ppoll(2)`).
    ///
    /// A null `timeout` waits without an end; of another, what is left is written back. The signals
    /// of `mask` are held back meanwhile; `mask_size` is 8, the bytes of a [`SigSet`].
    ///
    /// # Errors
    ///
    /// `EINTR`: a signal came. `EINVAL`: `count` is above the limit of descriptors, `timeout` is no
    /// span, or `mask_size` is wrong.
    ///
    /// # Safety
    ///
    /// The caller must give in `fds` an address of `count` elements, and in `timeout` one, that may be
    /// read and written; `timeout` can be null. `mask` must be an address that may be read, or null.
    pub fn ppoll(
        fds: *mut PollFd,
        count: U32,
        timeout: *mut Timespec,
        mask: *const SigSet,
        mask_size: U64,
    ) -> I32;

    /// Waits for descriptors as [`select`] does, with a span to the nanosecond and a set of signals
    /// (`pselect6(2)`, in the page of `select(2)`).
    ///
    /// A null `timeout` waits without an end; of another, what is left is written back. `mask` is the
    /// address of a [`PselectSigmask`](crate::linux::types::PselectSigmask), signals to hold back
    /// meanwhile, or null.
    ///
    /// # Errors
    ///
    /// `EBADF`: a descriptor is not open. `EINTR`: a signal came. `EINVAL`: `count` is negative, or
    /// `timeout` is no span.
    ///
    /// # Safety
    ///
    /// The caller must give in the sets, each of at least `count` bits, and in `timeout` addresses
    /// that may be read and written, or null; and in `mask` one that may be read, or null.
    pub fn pselect6(
        count: I32,
        read: *mut FdSet,
        write: *mut FdSet,
        except: *mut FdSet,
        timeout: *mut Timespec,
        mask: *const Void,
    ) -> I32;
}

/// Waits until one of the descriptors has an event that is wanted of it (`POLL*`), for up to
/// `timeout` milliseconds, or without an end if that is negative (`poll(2)`). The answer is how
/// many have some; which is in their `revents`.
///
/// Newer architectures lack this call: here it is [`ppoll`] on all.
///
/// # Errors
///
/// `EINTR`: a signal came. `EINVAL`: `count` is above the limit of descriptors.
///
/// # Safety
///
/// The caller must give in `fds` an address of `count` elements that may be read and written.
#[inline]
pub unsafe fn poll(fds: *mut PollFd, count: U32, timeout: I32) -> I32 {
    let millis = I64::from(timeout);
    let mut span = Timespec { tv_sec: millis / 1000, tv_nsec: millis % 1000 * 1_000_000 };
    let span = if timeout < 0 { null_mut() } else { from_mut(&mut span) };
    // SAFETY: the caller vouches for the list; the span is ours.
    unsafe { ppoll(fds, count, span, null(), 0) }
}

/// Waits until a descriptor of `read` can be read, one of `write` be written, or one of `except`
/// has an exceptional event, for up to `timeout`, or without an end if that is null (`select(2)`).
/// `count` is the highest descriptor plus 1. The answer is how many; the sets then hold which, and
/// `timeout` what is left.
///
/// Newer architectures lack this call: here it is [`pselect6`] on all.
///
/// # Errors
///
/// `EBADF`: a descriptor is not open. `EINTR`: a signal came. `EINVAL`: `count` is negative, or
/// `timeout` is no span.
///
/// # Safety
///
/// The caller must give in the sets, each of at least `count` bits, and in `timeout` addresses that
/// may be read and written, or null; `timeout` must be aligned.
#[inline]
pub unsafe fn select(
    count: I32,
    read: *mut FdSet,
    write: *mut FdSet,
    except: *mut FdSet,
    timeout: *mut Timeval,
) -> I32 {
    if timeout.is_null() {
        // SAFETY: the caller vouches for the sets.
        return unsafe { pselect6(count, read, write, except, null_mut(), null()) };
    }
    // SAFETY: the caller vouches for the address.
    let Timeval { tv_sec, tv_usec } = unsafe { timeout.read() };
    // As the kernel's own `select` reads it: more than a second of microseconds is fine.
    let Some(tv_sec) = tv_sec.checked_add(tv_usec / 1_000_000) else {
        return -Errno::EINVAL.code();
    };
    let given = Timespec { tv_sec, tv_nsec: tv_usec % 1_000_000 * 1000 };
    let mut left = given;
    // SAFETY: the caller vouches for the sets; the span is ours.
    let ready = unsafe { pselect6(count, read, write, except, from_mut(&mut left), null()) };
    if left != given {
        let left = Timeval { tv_sec: left.tv_sec, tv_usec: left.tv_nsec / 1000 };
        // SAFETY: the caller vouches for the address.
        unsafe { timeout.write(left) };
    }
    ready
}
