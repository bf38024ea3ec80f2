//! Operations on two words.

use core::ptr::without_provenance;

use super::futex;
use crate::{
    I64, U32,
    linux::{
        constants::futex::{FUTEX_CMP_REQUEUE, FUTEX_REQUEUE, FUTEX_WAKE_OP},
        types::Timespec,
    },
};

/// A second count, which these operations take in place of the timeout.
fn count(n: U32) -> *const Timespec {
    without_provenance(n as usize)
}

/// Wakes up to `n` threads that wait on `uaddr` and moves up to `n2` of the others to `uaddr2`
/// (`futex(2)`, [`FUTEX_REQUEUE`]).
///
/// Returns the number of threads woken or moved. (The manual page says that only those woken are
/// counted; the kernel counts both.) The word can change between a check and this call;
/// [`futex_cmp_requeue`] includes the check.
///
/// # Errors
///
/// - `-EINVAL`: a word is not aligned, or a count exceeds `i32::MAX`.
///
/// # Safety
///
/// The threads that wait on `uaddr` and `uaddr2` must follow the same protocol.
#[inline]
pub unsafe fn futex_requeue(uaddr: *mut U32, n: U32, n2: U32, uaddr2: *mut U32) -> I64 {
    // SAFETY: the caller guarantees that the words are valid; the fourth argument is a number here.
    unsafe { futex(uaddr, FUTEX_REQUEUE, n, count(n2), uaddr2, 0) }
}

/// Does what [`futex_requeue`] does if `*uaddr == val` (`futex(2)`, [`FUTEX_CMP_REQUEUE`]).
///
/// Returns the number of threads woken or moved.
///
/// # Errors
///
/// As [`futex_requeue`], and:
///
/// - `-EAGAIN`: the word does not hold `val`.
///
/// # Safety
///
/// The threads that wait on `uaddr` and `uaddr2` must follow the same protocol, and `uaddr` must be
/// valid for reads.
#[inline]
pub unsafe fn futex_cmp_requeue(
    uaddr: *mut U32,
    n: U32,
    n2: U32,
    uaddr2: *mut U32,
    val: U32,
) -> I64 {
    // SAFETY: the caller guarantees that the words are valid; the fourth argument is a number here.
    unsafe { futex(uaddr, FUTEX_CMP_REQUEUE, n, count(n2), uaddr2, val) }
}

/// Atomically modifies `*uaddr2` and wakes threads that wait on either word (`futex(2)`,
/// [`FUTEX_WAKE_OP`]).
///
/// `op`, made by [`futex_op`](super::futex_op), encodes the modification and a comparison. Up to
/// `n` threads that wait on `uaddr` are woken and, if the previous value of `*uaddr2` satisfies the
/// comparison, up to `n2` threads that wait on `uaddr2`. Returns the number of threads woken.
///
/// # Errors
///
/// - `-EINVAL`: a word is not aligned.
/// - `-ENOSYS`: `op` encodes an unknown operation.
///
/// # Safety
///
/// `uaddr2` must be valid for reads and writes, and the word must be accessed atomically. Spurious
/// wake-ups must be harmless.
#[inline]
pub unsafe fn futex_wake_op(uaddr: *mut U32, n: U32, n2: U32, uaddr2: *mut U32, op: U32) -> I64 {
    // SAFETY: the caller guarantees that the words are valid; the fourth argument is a number here.
    unsafe { futex(uaddr, FUTEX_WAKE_OP, n, count(n2), uaddr2, op) }
}
