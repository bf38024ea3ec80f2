//! Sending, handling, blocking and waiting for signals.

use super::{SigInfo, SigSet, StackT, Timespec};
use crate::{I32, U32, U64, linux::variant, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sends a signal to a process (`pid` > 0), the caller's process group (0), every process (-1)
    /// or the process group `-pid` (`kill(2)`).
    ///
    /// Signal 0 only checks whether a signal could be sent. The function is safe because a signal
    /// handler must be able to run at any time, which whoever installed it with [`rt_sigaction`]
    /// has promised.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the signal is unknown.
    /// - `-EPERM`: the caller may not send a signal to any of the processes.
    /// - `-ESRCH`: there is no such process.
    pub safe fn kill(pid: I32, sig: I32) -> I32;

    /// Sends a signal to the thread `tid` of the process `tgid` (`tgkill(2)`).
    ///
    /// # Errors
    ///
    /// As [`kill`].
    pub safe fn tgkill(tgid: I32, tid: I32, sig: I32) -> I32;

    /// Sends a signal to the process that a descriptor refers to (`pidfd_send_signal(2)`; since
    /// Linux 5.1).
    ///
    /// # Errors
    ///
    /// As [`kill`], and:
    ///
    /// - `-EBADF`: `pidfd` is not a process descriptor.
    ///
    /// # Safety
    ///
    /// `info` must be null or valid for reads. The caller must own `pidfd` or have borrowed it from
    /// its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn pidfd_send_signal(pidfd: I32, sig: I32, info: *const SigInfo, flags: U32) -> I32;

    /// Changes the signal mask of the calling thread as `how` says
    /// ([`SIG_BLOCK`](super::SIG_BLOCK), …), and stores the previous one (`rt_sigprocmask(2)`).
    ///
    /// `sigsetsize` is [`SigSet::SIZE`].
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `how` is unknown, or the size is wrong.
    ///
    /// # Safety
    ///
    /// `set` must be null or valid for reads, and `oldset` null or valid for writes.
    pub fn rt_sigprocmask(
        how: I32,
        set: *const SigSet,
        oldset: *mut SigSet,
        sigsetsize: U64,
    ) -> I32;

    /// Stores the set of pending signals (`rt_sigpending(2)`).
    ///
    /// `sigsetsize` is at most [`SigSet::SIZE`].
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `sigsetsize` is too large.
    ///
    /// # Safety
    ///
    /// `set` must be valid for writes.
    pub fn rt_sigpending(set: *mut SigSet, sigsetsize: U64) -> I32;

    /// Waits for a signal handler to run, with the signal mask temporarily replaced by `set`
    /// (`rt_sigsuspend(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINTR`: always, after a handler has run.
    /// - `-EINVAL`: `sigsetsize` is not [`SigSet::SIZE`].
    ///
    /// # Safety
    ///
    /// `set` must be valid for reads.
    pub fn rt_sigsuspend(set: *const SigSet, sigsetsize: U64) -> I32;

    /// Waits at most `timeout` for one of the blocked signals in `set`, accepts it and returns its
    /// number (`rt_sigtimedwait(2)`).
    ///
    /// Information about the signal is stored in `info`.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: the timeout expired.
    /// - `-EINTR`: a handler for another signal ran.
    /// - `-EINVAL`: the timeout or the size is invalid.
    ///
    /// # Safety
    ///
    /// `set` must be valid for reads, `info` null or valid for writes, and `timeout` null or valid
    /// for reads.
    #[syscall(nr = variant::SYS_RT_SIGTIMEDWAIT)]
    pub fn rt_sigtimedwait(
        set: *const SigSet,
        info: *mut SigInfo,
        timeout: *const Timespec,
        sigsetsize: U64,
    ) -> I32;

    /// Sends a signal with data to a process (`rt_sigqueueinfo(2)`).
    ///
    /// # Errors
    ///
    /// As [`kill`], and:
    ///
    /// - `-EPERM`: only the kernel may send this `si_code`.
    ///
    /// # Safety
    ///
    /// `info` must be valid for reads.
    pub fn rt_sigqueueinfo(tgid: I32, sig: I32, info: *const SigInfo) -> I32;

    /// Sets the stack of handlers installed with [`SA_ONSTACK`](super::SA_ONSTACK), and stores the
    /// previous one (`sigaltstack(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: a flag is unknown.
    /// - `-ENOMEM`: the stack is too small.
    /// - `-EPERM`: the current stack is in use.
    ///
    /// # Safety
    ///
    /// `new` must be null or valid for reads, and `old` null or valid for writes. The caller must
    /// not access the stack until another one is set.
    pub fn sigaltstack(new: *const StackT, old: *mut StackT) -> I32;
}
