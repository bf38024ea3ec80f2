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

/// A second count, which these operations take where others take the time.
fn count(n: U32) -> *const Timespec {
    without_provenance(n as usize)
}

/// Wakes up to `n` of those that wait on `uaddr`, and lets up to `n2` of the others wait on
/// `uaddr2` from now on (`futex(2)`, [`FUTEX_REQUEUE`]). The answer is how many were woken or moved
/// (the manual page counts the woken only; the kernel does not).
///
/// Between a look at the word and this call it can change: [`futex_cmp_requeue`] looks as well.
///
/// # Errors
///
/// `EINVAL`: a word is not aligned, or a count is above `i32::MAX`.
///
/// # Safety
///
/// The caller must give in `uaddr` and `uaddr2` words that threads wait on by the same rules.
#[inline]
pub unsafe fn futex_requeue(uaddr: *mut U32, n: U32, n2: U32, uaddr2: *mut U32) -> I64 {
    // SAFETY: the caller vouches for the words; the fourth argument is a number here.
    unsafe { futex(uaddr, FUTEX_REQUEUE, n, count(n2), uaddr2, 0) }
}

/// As [`futex_requeue`], if `*uaddr == val` (`futex(2)`, [`FUTEX_CMP_REQUEUE`]). The answer
/// is how many were woken or moved.
///
/// # Errors
///
/// As [`futex_requeue`]; and `EAGAIN`: the word is not `val`.
///
/// # Safety
///
/// The caller must give in `uaddr` and `uaddr2` words that threads wait on by the same rules;
/// `uaddr` must be readable.
#[inline]
pub unsafe fn futex_cmp_requeue(
    uaddr: *mut U32,
    n: U32,
    n2: U32,
    uaddr2: *mut U32,
    val: U32,
) -> I64 {
    // SAFETY: the caller vouches for the words; the fourth argument is a number here.
    unsafe { futex(uaddr, FUTEX_CMP_REQUEUE, n, count(n2), uaddr2, val) }
}

/// Changes `*uaddr2` at once by `op`, wakes up to `n` of those that wait on `uaddr`, and, if the
/// value that `*uaddr2` had compares as `op` says, up to `n2` of those on `uaddr2` (`futex(2)`,
/// [`FUTEX_WAKE_OP`]). The answer is how many were woken.
///
/// [`futex_op`](super::futex_op) makes an `op`.
///
/// # Errors
///
/// `EINVAL`: a word is not aligned. `ENOSYS`: `op` holds no such operation.
///
/// # Safety
///
/// The caller must give in `uaddr2` a word that is readable and writable, and must reach it by
/// atomics; and must take care that those who are woken by mistake do no harm.
#[inline]
pub unsafe fn futex_wake_op(uaddr: *mut U32, n: U32, n2: U32, uaddr2: *mut U32, op: U32) -> I64 {
    // SAFETY: the caller vouches for the words; the fourth argument is a number here.
    unsafe { futex(uaddr, FUTEX_WAKE_OP, n, count(n2), uaddr2, op) }
}
