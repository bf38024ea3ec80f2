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

/// A span or a time as the kernel takes it: null for none.
pub(super) fn address(timeout: Option<&Timespec>) -> *const Timespec {
    timeout.map_or(null(), |timeout| timeout)
}

/// Waits if `*uaddr == val`, until it is woken or the span `timeout` is over (`futex(2)`,
/// [`FUTEX_WAIT`]). The answer is 0, which can come without a wake.
///
/// # Errors
///
/// `EAGAIN`: the word is not `val`. `ETIMEDOUT`: the time is over. `EINTR`: a signal came. `EINVAL`:
/// the word is not aligned, or `timeout` is no span.
///
/// # Safety
///
/// The caller must give in `uaddr` a word that stays readable while the call lasts, and must reach
/// it by atomics while others can.
#[inline]
pub unsafe fn futex_wait(uaddr: *mut U32, val: U32, timeout: Option<&Timespec>) -> I64 {
    // SAFETY: the caller vouches for the word; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_WAIT, val, address(timeout), null_mut(), 0) }
}

/// Wakes up to `n` of those that wait on the word (`futex(2)`, [`FUTEX_WAKE`]); the answer is how
/// many.
///
/// # Errors
///
/// `EINVAL`: the word is not aligned, or a thread waits on it as on a lock with an owner.
///
/// # Safety
///
/// The caller must take care that those who are woken by mistake, because the address came to be
/// another's, do no harm. The word itself is not read.
#[inline]
pub unsafe fn futex_wake(uaddr: *mut U32, n: U32) -> I64 {
    // SAFETY: the caller vouches for the address; the operation takes no other.
    unsafe { futex(uaddr, FUTEX_WAKE, n, null(), null_mut(), 0) }
}

/// As [`futex_wait`], but `timeout` is a time of `CLOCK_MONOTONIC`, and only a wake with one of the
/// bits of `bitset` counts (`futex(2)`, [`FUTEX_WAIT_BITSET`]).
///
/// # Errors
///
/// As [`futex_wait`]; and `EINVAL`: `bitset` is 0.
///
/// # Safety
///
/// As [`futex_wait`]: the caller must give in `uaddr` a word that stays readable while the call
/// lasts, and must reach it by atomics while others can.
#[inline]
pub unsafe fn futex_wait_bitset(
    uaddr: *mut U32,
    val: U32,
    timeout: Option<&Timespec>,
    bitset: U32,
) -> I64 {
    // SAFETY: the caller vouches for the word; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_WAIT_BITSET, val, address(timeout), null_mut(), bitset) }
}

/// As [`futex_wake`], but only those that wait for one of the bits of `bitset` (`futex(2)`,
/// [`FUTEX_WAKE_BITSET`]). A plain [`futex_wait`] waits for all of them.
///
/// # Errors
///
/// As [`futex_wake`]; and `EINVAL`: `bitset` is 0.
///
/// # Safety
///
/// As [`futex_wake`]: the caller must take care that those who are woken by mistake do no harm.
#[inline]
pub unsafe fn futex_wake_bitset(uaddr: *mut U32, n: U32, bitset: U32) -> I64 {
    // SAFETY: the caller vouches for the address; the operation takes no other.
    unsafe { futex(uaddr, FUTEX_WAKE_BITSET, n, null(), null_mut(), bitset) }
}
