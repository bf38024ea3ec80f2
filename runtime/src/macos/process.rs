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
        /// A number of a process, and whether this is the new one.
        #[syscall(nr = SYS_FORK)]
        fn both_results_of_fork() -> Result<(I32, I32), Errno>;

        /// The third word asks for what POSIX wants.
        #[syscall(nr = SYS_KILL)]
        safe fn kill_as_the_kernel_has_it(pid: I32, signal: I32, posix: bool) -> I32;
    }

    /// Creates a copy of the process; returns 0 in the child and the ID of the child in the parent
    /// (`fork(2)`).
    ///
    /// The kernel gives a number to both, the child its own, and says in a second register who is who.
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
        // SAFETY: the caller vouches for the child.
        match unsafe { both_results_of_fork() } {
            Ok((_, 1)) => Ok(0),
            Ok((child, _)) => Ok(child),
            Err(errno) => Err(errno),
        }
    }

    /// Sends a signal to a process or, with a negative number, to a process group; signal 0 only
    /// checks the permission (`kill(2)`).
    #[inline]
    #[allow(clippy::must_use_candidate, reason = "a call is made for its effect")]
    pub fn kill(pid: I32, signal: I32) -> I32 {
        kill_as_the_kernel_has_it(pid, signal, true)
    }
}
