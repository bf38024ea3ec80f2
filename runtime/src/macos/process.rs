//! Processes and signals.
//!
//! Each function is one system call, and answers as the entry does: a failure is the negative error
//! number. [`result::check_i32`](crate::result::check_i32) makes a `Result` of it.

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

    /// Makes a copy of this process; gives the number of the new one, and 0 in that (`fork(2)`).
    ///
    /// The kernel gives a number to both, the child its own, and says in a second register who is who.
    ///
    /// # Errors
    ///
    /// `EAGAIN`, `ENOMEM`.
    ///
    /// # Safety
    ///
    /// The caller must make no use, in the child, of the C library or of what other threads had locked: of
    /// them only the one that forked is there, and the C library was not told.
    #[inline]
    pub unsafe fn fork() -> Result<I32, Errno> {
        // SAFETY: the caller vouches for the child.
        match unsafe { both_results_of_fork() } {
            Ok((_, 1)) => Ok(0),
            Ok((child, _)) => Ok(child),
            Err(errno) => Err(errno),
        }
    }

    /// Sends a signal to a process, or to a group by its negative number (`kill(2)`); signal 0 only asks
    /// whether that may be done.
    #[inline]
    #[allow(clippy::must_use_candidate, reason = "a call is made for its effect")]
    pub fn kill(pid: I32, signal: I32) -> I32 {
        kill_as_the_kernel_has_it(pid, signal, true)
    }
}
