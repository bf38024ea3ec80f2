//! Waiting and waking.

use core::ptr::{null, null_mut};

use super::futex;
use crate::{
    I64, U32,
    linux::{
        constants::futex::{FUTEX_WAIT, FUTEX_WAIT_BITSET, FUTEX_WAKE, FUTEX_WAKE_BITSET},
        types::Timespec,
    },
};

/// The timeout as the kernel takes it: null for none.
pub(super) fn address(timeout: Option<&Timespec>) -> *const Timespec {
    timeout.map_or(null(), |timeout| timeout)
}

/// Waits until woken if `*uaddr == val`, at most for the interval `timeout` (`futex(2)`,
/// [`FUTEX_WAIT`]).
///
/// Returns 0 when woken, which can be spurious.
///
/// # Errors
///
/// - `-EAGAIN`: the word does not hold `val`.
/// - `-ETIMEDOUT`: the timeout expired.
/// - `-EINTR`: a signal interrupted the call.
/// - `-EINVAL`: the word is not aligned, or `timeout` is not a valid time interval.
///
/// # Safety
///
/// `uaddr` must stay valid for reads during the call, and the word must be accessed atomically
/// while other threads can access it.
#[inline]
pub unsafe fn futex_wait(uaddr: *mut U32, val: U32, timeout: Option<&Timespec>) -> I64 {
    // SAFETY: the caller guarantees that the word is valid; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_WAIT, val, address(timeout), null_mut(), 0) }
}

/// Wakes up to `n` threads that wait on the word and returns their number (`futex(2)`,
/// [`FUTEX_WAKE`]).
///
/// # Errors
///
/// - `-EINVAL`: the word is not aligned, or threads wait on it as on a priority-inheritance lock.
///
/// # Safety
///
/// Spurious wake-ups of threads that wait on a reused address must be harmless. The word itself is
/// not accessed.
#[inline]
pub unsafe fn futex_wake(uaddr: *mut U32, n: U32) -> I64 {
    // SAFETY: the caller guarantees that the address is valid; the operation takes no other.
    unsafe { futex(uaddr, FUTEX_WAKE, n, null(), null_mut(), 0) }
}

/// Waits as [`futex_wait`] does, for a wake-up that shares a bit with `bitset` (`futex(2)`,
/// [`FUTEX_WAIT_BITSET`]).
///
/// `timeout` is an absolute time of `CLOCK_MONOTONIC`.
///
/// # Errors
///
/// As [`futex_wait`], and:
///
/// - `-EINVAL`: `bitset` is 0.
///
/// # Safety
///
/// `uaddr` must stay valid for reads during the call, and the word must be accessed atomically
/// while other threads can access it.
#[inline]
pub unsafe fn futex_wait_bitset(
    uaddr: *mut U32,
    val: U32,
    timeout: Option<&Timespec>,
    bitset: U32,
) -> I64 {
    // SAFETY: the caller guarantees that the word is valid; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_WAIT_BITSET, val, address(timeout), null_mut(), bitset) }
}

/// Wakes threads as [`futex_wake`] does, if they wait for a bit in `bitset` (`futex(2)`,
/// [`FUTEX_WAKE_BITSET`]).
///
/// [`futex_wait`] waits for all bits.
///
/// # Errors
///
/// As [`futex_wake`], and:
///
/// - `-EINVAL`: `bitset` is 0.
///
/// # Safety
///
/// Spurious wake-ups of threads that wait on a reused address must be harmless.
#[inline]
pub unsafe fn futex_wake_bitset(uaddr: *mut U32, n: U32, bitset: U32) -> I64 {
    // SAFETY: the caller guarantees that the address is valid; the operation takes no other.
    unsafe { futex(uaddr, FUTEX_WAKE_BITSET, n, null(), null_mut(), bitset) }
}
