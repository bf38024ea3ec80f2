//! Processes and signals.
//!
//! Each function is one system call and returns errors as negated error numbers, which
//! [`result::check_i32`](crate::result::check_i32) converts to a `Result`.

mod constants;

pub use self::constants::*;
#[cfg(feature = "macros")]
pub use self::own::{fork, kill};
#[cfg(feature = "macros")]
pub use crate::bsd::process::*;
pub use crate::bsd::types::{OldAction, Rlimit, Rusage, SigAction, SigSet, Timeval};

#[cfg(feature = "macros")]
mod own {
    use crate::{
        Errno, I32,
        macos::nr::{SYS_FORK, SYS_KILL},
        syscall,
    };

    #[syscall(os = "macos")]
    unsafe extern "C" {
        /// The ID of the other process, and whether this is the child.
        #[syscall(nr = SYS_FORK)]
        fn both_results_of_fork() -> Result<(I32, I32), Errno>;

        /// With `posix`, a signal to all processes is sent to the caller as well (XNU `bsd/kern/kern_sig.c`,
        /// `killpg1_allfilt`).
        #[syscall(nr = SYS_KILL)]
        safe fn kill_as_the_kernel_has_it(pid: I32, signal: I32, posix: bool) -> I32;
    }

    /// Creates a copy of the process; returns 0 in the child and the ID of the child in the parent
    /// (`fork(2)`).
    ///
    /// The kernel returns a process ID in both processes, and sets a second register to 1 in the child.
    ///
    /// # Errors
    ///
    /// `EAGAIN`, `ENOMEM`.
    ///
    /// # Safety
    ///
    /// The child must not use the C library or anything that other threads had locked: only the
    /// calling thread exists in the child, and the C library is not notified.
    #[inline]
    pub unsafe fn fork() -> Result<I32, Errno> {
        // SAFETY: the caller guarantees that the child is valid.
        match unsafe { both_results_of_fork() } {
            Ok((_, 1)) => Ok(0),
            Ok((child, _)) => Ok(child),
            Err(errno) => Err(errno),
        }
    }

    /// Sends a signal to a process or, with a negative `pid`, to a process group (`kill(2)`).
    ///
    /// Signal 0 only checks for existence and permission.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the signal is invalid.
    /// - `-EPERM`: the caller may not send the signal to any of the processes.
    /// - `-ESRCH`: there is no such process.
    ///
    /// # Declaring it yourself
    ///
    /// The system call takes a third argument, which the C library does not show and always passes as 1. If it is
    /// 0, a signal to all processes (`pid` -1) is not sent to the caller.
    ///
    /// ```
    /// use sysdecl::prelude::*;
    ///
    /// #[syscall(name = "kill", os = "macos")]
    /// pub safe fn kill(pid: I32, signal: I32, posix: I32) -> Result<(), Errno>;
    /// ```
    #[inline]
    #[allow(clippy::must_use_candidate, reason = "a call is made for its effect")]
    pub fn kill(pid: I32, signal: I32) -> I32 {
        kill_as_the_kernel_has_it(pid, signal, true)
    }
}
