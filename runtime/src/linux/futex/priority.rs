//! Priority-inheritance locks.
//!
//! The word of such a lock is 0 if it is free, and the thread ID of the owner otherwise, with
//! [`FUTEX_WAITERS`](super::FUTEX_WAITERS) set while threads wait. Threads acquire and release an
//! uncontended lock without a system call. The owner inherits the priority of the waiters.

use core::ptr::{null, null_mut};

use super::{futex, wait::address};
use crate::{
    I64, U32,
    linux::{
        constants::futex::{FUTEX_LOCK_PI, FUTEX_LOCK_PI2, FUTEX_TRYLOCK_PI, FUTEX_UNLOCK_PI},
        types::Timespec,
    },
};

/// Acquires the lock, waiting for it if necessary (`futex(2)`, [`FUTEX_LOCK_PI`]).
///
/// `timeout` is an absolute time of `CLOCK_REALTIME`. On success the result is 0 and the word holds
/// the thread ID of the caller.
///
/// # Errors
///
/// - `-EAGAIN`: the owner is exiting. Call again.
/// - `-EDEADLK`: the caller already owns the lock.
/// - `-EPERM`: the owner is a kernel thread.
/// - `-ESRCH`: the owner does not exist.
/// - `-ETIMEDOUT`: the timeout expired.
///
/// # Safety
///
/// `uaddr` must stay valid for reads and writes during the call, and the word must only be changed
/// according to the protocol of these locks.
#[inline]
pub unsafe fn futex_lock_pi(uaddr: *mut U32, timeout: Option<&Timespec>) -> I64 {
    // SAFETY: the caller guarantees that the word is valid; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_LOCK_PI, 0, address(timeout), null_mut(), 0) }
}

/// Acquires the lock as [`futex_lock_pi`] does, with a `timeout` of `CLOCK_MONOTONIC` (`futex(2)`,
/// [`FUTEX_LOCK_PI2`]; since Linux 5.14).
///
/// # Errors
///
/// As [`futex_lock_pi`], and:
///
/// - `-ENOSYS`: the kernel is older than 5.14.
///
/// # Safety
///
/// `uaddr` must stay valid for reads and writes during the call, and the word must only be changed
/// according to the protocol of these locks.
#[inline]
pub unsafe fn futex_lock_pi2(uaddr: *mut U32, timeout: Option<&Timespec>) -> I64 {
    // SAFETY: the caller guarantees that the word is valid; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_LOCK_PI2, 0, address(timeout), null_mut(), 0) }
}

/// Tries to acquire the lock in the kernel, which also succeeds if the owner has died (`futex(2)`,
/// [`FUTEX_TRYLOCK_PI`]).
///
/// # Errors
///
/// - `-EAGAIN`: another thread owns the lock.
/// - `-EDEADLK`: the caller already owns the lock.
/// - `-ESRCH`: the owner does not exist.
///
/// # Safety
///
/// `uaddr` must be valid for reads and writes, and the word must only be changed according to the
/// protocol of these locks.
#[inline]
pub unsafe fn futex_trylock_pi(uaddr: *mut U32) -> I64 {
    // SAFETY: the caller guarantees that the word is valid; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_TRYLOCK_PI, 0, null(), null_mut(), 0) }
}

/// Passes the lock to the waiter with the highest priority (`futex(2)`, [`FUTEX_UNLOCK_PI`]).
///
/// This is required if [`FUTEX_WAITERS`](super::FUTEX_WAITERS) is set in the word, and harmless
/// otherwise.
///
/// # Errors
///
/// - `-EPERM`: the caller does not own the lock.
/// - `-EINVAL`: the word is not aligned, or threads wait on it as on an ordinary futex.
///
/// # Safety
///
/// `uaddr` must be valid for reads and writes, and the word must only be changed according to the
/// protocol of these locks.
#[inline]
pub unsafe fn futex_unlock_pi(uaddr: *mut U32) -> I64 {
    // SAFETY: the caller guarantees that the word is valid; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_UNLOCK_PI, 0, null(), null_mut(), 0) }
}
