//! Processes and signals.
//!
//! Each function is one system call, and answers as the entry does: a failure is the negative error
//! number. [`result::check_i32`](crate::result::check_i32) makes a `Result` of it.

mod constants;

pub use self::constants::*;
#[cfg(feature = "macros")]
pub use self::own::*;
#[cfg(feature = "macros")]
pub use crate::bsd::process::*;
pub use crate::bsd::types::{OldAction, Rlimit, Rusage, SigAction, SigSet, Timeval};

#[cfg(feature = "macros")]
mod own {
    use crate::{I32, syscall};

    #[syscall(os = "freebsd")]
    unsafe extern "C" {
        /// Makes a copy of this process; gives the number of the new one, and 0 in that (`fork(2)`).
        ///
        /// # Safety
        ///
        /// The caller must make no use, in the child, of the C library or of what other threads had locked:
        /// of them only the one that forked is there, and the C library was not told.
        pub fn fork() -> I32;

        /// Sends a signal to a process, or to a group by its negative number (`kill(2)`); signal 0 only asks
        /// whether that may be done.
        pub safe fn kill(pid: I32, signal: I32) -> I32;
    }
}
