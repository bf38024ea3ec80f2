//! The futex system calls.

use crate::{
    I32, I64, U32,
    linux::{
        types::{FutexWaitv, Timespec},
        variant,
    },
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Performs the operation `futex_op` (`FUTEX_*`) on the word at `uaddr` (`futex(2)`).
    ///
    /// The meaning of the other parameters depends on the operation, and some are ignored. For some
    /// operations `timeout` is a number: see [`futex_requeue`](super::futex_requeue).
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: the word does not hold `val`.
    /// - `-ETIMEDOUT`: the timeout expired.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: the word is not aligned to 4 bytes, the timeout is invalid, or the parameters
    ///   are invalid for the operation.
    /// - `-ENOSYS`: the operation is unknown.
    ///
    /// # Safety
    ///
    /// Every address that the operation uses must stay valid for reads and writes during the call.
    /// While other threads can access the words, they must be accessed atomically.
    #[syscall(nr = variant::SYS_FUTEX)]
    pub fn futex(
        uaddr: *mut U32,
        futex_op: I32,
        val: U32,
        timeout: *const Timespec,
        uaddr2: *mut U32,
        val3: U32,
    ) -> I64;

    /// Waits on up to [`FUTEX_WAITV_MAX`](super::FUTEX_WAITV_MAX) words and returns the index of
    /// one that was woken (`futex_waitv(2)`; since Linux 5.16).
    ///
    /// Each element holds the expected value of its word and its own flags, at least
    /// [`FUTEX2_SIZE_U32`](super::FUTEX2_SIZE_U32). `flags` must be 0. `timeout` is an absolute
    /// time of `clock`, which is `CLOCK_MONOTONIC` or `CLOCK_REALTIME`, or null.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: a word does not hold its expected value.
    /// - `-ETIMEDOUT`: the timeout expired.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: a flag is unknown, a reserved field is not zero, or the timeout is invalid.
    ///
    /// # Safety
    ///
    /// `waiters` must be valid for reads of `count` elements, and the words that they point to must
    /// stay valid for reads during the call. `timeout` must be null or valid for reads.
    pub fn futex_waitv(
        waiters: *const FutexWaitv,
        count: U32,
        flags: U32,
        timeout: *const Timespec,
        clock: I32,
    ) -> I64;
}
