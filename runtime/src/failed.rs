//! The error of a call that writes to memory when it fails.

use core::{
    error::Error,
    fmt::{self, Display, Formatter},
};

use crate::Errno;

/// The error of a declaration with `out` whose call writes to memory when it fails: `Result<A, Failed<T>>`.
///
/// The memory is initialised with zeros, or with the value of the key `out`. If the kernel did not write, `written` still contains
/// that initial value, so check `errno` first. Every bit pattern of `T` must be a valid value.
///
/// ```
/// # #[cfg(target_pointer_width = "64")] {
/// use sysdecl::{Failed, prelude::*};
///
/// #[derive(Clone, Copy, Debug, PartialEq, Received)]
/// #[repr(C)]
/// struct Time {
///     seconds: I64,
///     nanoseconds: I64,
/// }
///
/// #[syscall(os = "linux")]
/// unsafe extern {
///     /// Sleeps. When a signal handler interrupts it, the error holds the remaining time.
///     #[syscall(args(time, out), out = *time)]
///     safe fn nanosleep(time: &Time) -> Result<(), Failed<Time>>;
/// }
///
/// # #[cfg(target_os = "linux")] {
/// assert_eq!(nanosleep(&Time { seconds: 0, nanoseconds: 1 }), Ok(()));
/// let wrong = Time { seconds: -1, nanoseconds: 0 };
/// assert_eq!(nanosleep(&wrong).unwrap_err().errno, Errno::EINVAL);
/// # }}
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Failed<T> {
    /// Why the call failed.
    pub errno: Errno,
    /// What the kernel wrote.
    pub written: T,
}

impl<T> Display for Failed<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.errno.fmt(f)
    }
}

impl<T: fmt::Debug> Error for Failed<T> {}

impl<T> From<Failed<T>> for Errno {
    fn from(failed: Failed<T>) -> Self {
        failed.errno
    }
}
