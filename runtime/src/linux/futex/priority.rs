//! Locks with an owner, whose priority rises to that of those who wait for it. The word is 0, or the
//! owner's thread id with [`FUTEX_WAITERS`](super::FUTEX_WAITERS) when others wait; a thread takes
//! and leaves an uncontended lock by itself.

use core::ptr::{null, null_mut};

use super::{futex, wait::address};
use crate::{
    I64, U32,
    linux::{
        constants::futex::{FUTEX_LOCK_PI, FUTEX_LOCK_PI2, FUTEX_TRYLOCK_PI, FUTEX_UNLOCK_PI},
        types::Timespec,
    },
};

/// Takes the lock (`futex(2)`, [`FUTEX_LOCK_PI`]); waits for it until the time `timeout` of
/// `CLOCK_REALTIME`. The answer is 0, and the word then holds the caller's thread id.
///
/// # Errors
///
/// `EDEADLK`: the caller owns it already. `ESRCH`: the owner in the word is no thread. `ETIMEDOUT`:
/// the time is over. `EPERM`: the owner is a thread of the kernel. `EAGAIN`: the owner is about to
/// end; try again.
///
/// # Safety
///
/// The caller must give in `uaddr` a word that stays readable and writable while the call lasts, and
/// must change it by the rules of these locks only.
#[inline]
pub unsafe fn futex_lock_pi(uaddr: *mut U32, timeout: Option<&Timespec>) -> I64 {
    // SAFETY: the caller vouches for the word; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_LOCK_PI, 0, address(timeout), null_mut(), 0) }
}

/// As [`futex_lock_pi`], but `timeout` is a time of `CLOCK_MONOTONIC` (`futex(2)`,
/// [`FUTEX_LOCK_PI2`]). Since Linux 5.14.
///
/// # Errors
///
/// As [`futex_lock_pi`]; and `ENOSYS` from an older kernel.
///
/// # Safety
///
/// As [`futex_lock_pi`]: the caller must give in `uaddr` a word that stays readable and writable
/// while the call lasts, and must change it by the rules of these locks only.
#[inline]
pub unsafe fn futex_lock_pi2(uaddr: *mut U32, timeout: Option<&Timespec>) -> I64 {
    // SAFETY: the caller vouches for the word; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_LOCK_PI2, 0, address(timeout), null_mut(), 0) }
}

/// Takes the lock if the kernel can see that it is free, also from an owner that has died
/// (`futex(2)`, [`FUTEX_TRYLOCK_PI`]).
///
/// # Errors
///
/// `EAGAIN`: another thread owns it. `EDEADLK`: the caller owns it already. `ESRCH`: the owner in
/// the word is no thread.
///
/// # Safety
///
/// As [`futex_lock_pi`]: the caller must give in `uaddr` a word that is readable and writable, and
/// must change it by the rules of these locks only.
#[inline]
pub unsafe fn futex_trylock_pi(uaddr: *mut U32) -> I64 {
    // SAFETY: the caller vouches for the word; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_TRYLOCK_PI, 0, null(), null_mut(), 0) }
}

/// Gives the lock to the one with the highest priority of those who wait for it (`futex(2)`,
/// [`FUTEX_UNLOCK_PI`]). Needed when [`FUTEX_WAITERS`](super::FUTEX_WAITERS) is in the word; it
/// does no harm when not.
///
/// # Errors
///
/// `EPERM`: the caller does not own it. `EINVAL`: the word is not aligned, or threads wait on it as
/// on a plain futex.
///
/// # Safety
///
/// As [`futex_lock_pi`]: the caller must give in `uaddr` a word that is readable and writable, and
/// must change it by the rules of these locks only.
#[inline]
pub unsafe fn futex_unlock_pi(uaddr: *mut U32) -> I64 {
    // SAFETY: the caller vouches for the word; the operation takes no second one.
    unsafe { futex(uaddr, FUTEX_UNLOCK_PI, 0, null(), null_mut(), 0) }
}
