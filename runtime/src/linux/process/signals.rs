//! Signals: sending, handling, blocking, waiting.

use super::{SigInfo, SigSet, StackT, Timespec};
use crate::{I32, U32, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sends a signal to a process (`pid` > 0), to the caller's group (0), to all (-1) or to the group
    /// `-pid`; signal 0 only asks whether it could. `kill(2)`.
    ///
    /// It is safe to call: a handler has to be fit to run at any time, and whoever installed it by
    /// [`rt_sigaction`] has promised that.
    ///
    /// # Errors
    ///
    /// `-ESRCH` when there is nobody, `-EPERM`, `-EINVAL` for a signal that there is not.
    pub safe fn kill(pid: I32, sig: I32) -> I32;

    /// Sends a signal to the thread `tid` of the process `tgid`. `tgkill(2)`.
    ///
    /// # Errors
    ///
    /// As [`kill`].
    pub safe fn tgkill(tgid: I32, tid: I32, sig: I32) -> I32;

    /// Sends a signal to the process that a descriptor stands for. `pidfd_send_signal(2)`.
    ///
    /// # Errors
    ///
    /// As [`kill`], and `-EBADF`.
    ///
    /// # Safety
    ///
    /// The caller must make `info` valid to read, or null. The caller must own or have borrowed
    /// `pidfd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pidfd_send_signal(pidfd: I32, sig: I32, info: *const SigInfo, flags: U32) -> I32;

    /// Blocks signals in the calling thread, by `how` ([`SIG_BLOCK`](super::SIG_BLOCK), …), and stores
    /// which were; `sigsetsize` is
    /// [`SigSet::SIZE`]. `rt_sigprocmask(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for an unknown `how` or another size.
    ///
    /// # Safety
    ///
    /// The caller must make `set` valid to read and `oldset` valid to write, each unless it is null.
    pub fn rt_sigprocmask(
        how: I32,
        set: *const SigSet,
        oldset: *mut SigSet,
        sigsetsize: U64,
    ) -> I32;

    /// Stores which signals wait; `sigsetsize` is at most [`SigSet::SIZE`]. `rt_sigpending(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for a larger size.
    ///
    /// # Safety
    ///
    /// The caller must make `set` valid to write.
    pub fn rt_sigpending(set: *mut SigSet, sigsetsize: U64) -> I32;

    /// Waits, with these signals blocked in place of the present ones, until a handler has run.
    /// `rt_sigsuspend(2)`.
    ///
    /// # Errors
    ///
    /// Always `-EINTR` once it has waited; `-EINVAL` for another size.
    ///
    /// # Safety
    ///
    /// The caller must make `set` valid to read.
    pub fn rt_sigsuspend(set: *const SigSet, sigsetsize: U64) -> I32;

    /// Waits for one of the blocked signals of `set`, no longer than `timeout`, takes it, stores what
    /// is known about it, and gives its number. `rt_sigtimedwait(2)`.
    ///
    /// # Errors
    ///
    /// `-EAGAIN` when the time is over, `-EINTR` at another signal, `-EINVAL`.
    ///
    /// # Safety
    ///
    /// The caller must make `set` and `timeout` valid to read and `info` valid to write; the last two may
    /// be null.
    pub fn rt_sigtimedwait(
        set: *const SigSet,
        info: *mut SigInfo,
        timeout: *const Timespec,
        sigsetsize: U64,
    ) -> I32;

    /// Sends a signal with data to a process. `rt_sigqueueinfo(2)`.
    ///
    /// # Errors
    ///
    /// As [`kill`], and `-EPERM` for an `si_code` that only the kernel may send.
    ///
    /// # Safety
    ///
    /// The caller must make `info` valid to read.
    pub fn rt_sigqueueinfo(tgid: I32, sig: I32, info: *const SigInfo) -> I32;

    /// Sets the stack of handlers with [`SA_ONSTACK`](super::SA_ONSTACK), and stores the one before.
    /// `sigaltstack(2)`.
    ///
    /// # Errors
    ///
    /// `-ENOMEM` for one that is too small, `-EPERM` while it is in use, `-EINVAL` for unknown flags.
    ///
    /// # Safety
    ///
    /// The caller must make `new` valid to read and `old` valid to write, each unless it is null, and
    /// leave the stack alone until another one is set.
    pub fn sigaltstack(new: *const StackT, old: *mut StackT) -> I32;
}
