//! Processes and signals.
//!
//! Each function is one system call and returns errors as negated error numbers, which
//! [`result::check_i32`](crate::result::check_i32) converts to a `Result`.

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
        /// Creates a copy of the process; returns 0 in the child and the ID of the child in the
        /// parent (`fork(2)`).
        ///
        /// # Safety
        ///
        /// The child must not use the C library or anything that other threads had locked: only the
        /// calling thread exists in the child, and the C library is not notified.
        pub fn fork() -> I32;

        /// Sends a signal to a process or, with a negative number, to a process group; signal 0
        /// only checks the permission (`kill(2)`).
        pub safe fn kill(pid: I32, signal: I32) -> I32;
    }
}
