//! Resource usage of the process and of children that are waited for.

use super::{Rusage, SigInfo};
use crate::{I32, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Stores the resource usage of `who`, such as [`RUSAGE_SELF`](super::RUSAGE_SELF)
    /// (`getrusage(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `who` is unknown.
    ///
    /// # Safety
    ///
    /// `usage` must be valid for writes.
    pub fn getrusage(who: I32, usage: *mut Rusage) -> I32;

    /// Waits for a child to change state and returns its ID, or 0 if [`WNOHANG`] is set and there
    /// is no change (`wait4(2)`).
    ///
    /// `pid` selects the child with this ID (> 0), any child (-1), any child in the caller's
    /// process group (0) or any child in the process group `-pid`. The status, which
    /// [`WaitStatus`](super::WaitStatus) decodes, and the resource usage are stored unless the
    /// pointer is null.
    ///
    /// [`WNOHANG`]: super::WNOHANG
    ///
    /// # Errors
    ///
    /// - `-ECHILD`: there is no such child.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: an option is unknown.
    ///
    /// # Safety
    ///
    /// `status` must be null or valid for writes, and `rusage` null or valid for writes of a
    /// [`Rusage`](super::Rusage).
    pub fn wait4(pid: I32, status: *mut I32, options: I32, rusage: *mut Void) -> I32;

    /// Waits for a change of state of the children selected by `which` ([`P_PID`], [`P_PIDFD`], …)
    /// and `id`, and stores what happened (`waitid(2)`).
    ///
    /// [`P_PID`]: super::P_PID
    /// [`P_PIDFD`]: super::P_PIDFD
    ///
    /// # Errors
    ///
    /// - `-ECHILD`: there is no such child.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: an option is unknown, or none of [`WEXITED`](super::WEXITED), `WSTOPPED` and
    ///   `WCONTINUED` is set.
    ///
    /// # Safety
    ///
    /// `info` must be null or valid for writes, and `rusage` null or valid for writes of a
    /// [`Rusage`](super::Rusage). With [`P_PIDFD`], the caller must own the descriptor `id` or have
    /// borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn waitid(which: I32, id: I32, info: *mut SigInfo, options: I32, rusage: *mut Void) -> I32;
}
