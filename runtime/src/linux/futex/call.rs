//! The two system calls.

use crate::{
    I32, I64, U32,
    linux::types::{FutexWaitv, Timespec},
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Does `futex_op` (`FUTEX_*`) on the word at `uaddr` (`futex(2)`); what the other parameters
    /// are depends on it, and some of them are not looked at. `timeout` is a number for some
    /// operations: see [`futex_requeue`](super::futex_requeue).
    ///
    /// # Errors
    ///
    /// `EAGAIN`: the word is not `val`. `ETIMEDOUT`: the time is over. `EINTR`: a signal came.
    /// `EINVAL`: the word is not aligned to 4 bytes, the time is none, or `futex_op` and its
    /// parameters do not fit. `ENOSYS`: there is no such operation.
    ///
    /// # Safety
    ///
    /// The caller must give addresses that stay readable and writable while the call lasts, wherever
    /// the operation takes one, and must reach the words by atomics while others can.
    pub fn futex(
        uaddr: *mut U32,
        futex_op: I32,
        val: U32,
        timeout: *const Timespec,
        uaddr2: *mut U32,
        val3: U32,
    ) -> I64;

    /// Waits on several words at once, up to [`FUTEX_WAITV_MAX`](super::FUTEX_WAITV_MAX), until one
    /// of them is woken (`futex_waitv(2)`); the answer is which. Each has the value to wait at, and
    /// its own flags, at least [`FUTEX2_SIZE_U32`](super::FUTEX2_SIZE_U32).
    ///
    /// `flags` is 0. `timeout` is a time of `clock`, `CLOCK_MONOTONIC` or `CLOCK_REALTIME`, or null.
    ///
    /// # Errors
    ///
    /// `EAGAIN`: a word does not have its value. `ETIMEDOUT`: the time is over. `EINTR`: a signal
    /// came. `EINVAL`: a flag is unknown, a reserved member is not zero, or the time is none.
    ///
    /// # Safety
    ///
    /// The caller must give in `waiters` an address of `count` elements that may be read, each with
    /// the address of a word that stays readable while the call lasts, and in `timeout` an address
    /// that may be read, or null.
    pub fn futex_waitv(
        waiters: *const FutexWaitv,
        count: U32,
        flags: U32,
        timeout: *const Timespec,
        clock: I32,
    ) -> I64;
}
