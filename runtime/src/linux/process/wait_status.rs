//! The status of a child that `wait4` stores: how it terminated, or that it stopped or continued.
//!
//! The low 7 bits are the signal that ended the child, 0 if it exited, 0x7f if it stopped; bit 7 says that it dumped
//! core; the next 8 bits are the exit code, or the signal that stopped it; above them is the event that is reported
//! to a tracer (Linux `kernel/exit.c`, `kernel/signal.c`). A child that continued is 0xffff.

use crate::I32;

/// How a child changed, as [`wait4`](super::wait4) stores it (`wait(2)`).
///
/// It has the layout of an `I32`, so that a pointer to one can be passed as a pointer to the other.
///
/// ```
/// use sysdecl::linux::process::{SIGKILL, WaitStatus};
///
/// assert_eq!(WaitStatus::from_raw(7 << 8).exited(), Some(7));
/// assert_eq!(WaitStatus::from_raw(SIGKILL).signaled(), Some(SIGKILL));
/// assert_eq!(WaitStatus::from_raw(SIGKILL).exited(), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct WaitStatus(I32);

impl WaitStatus {
    /// The status that [`wait4`](super::wait4) stored.
    #[must_use]
    pub const fn from_raw(status: I32) -> Self {
        Self(status)
    }

    /// The number that [`wait4`](super::wait4) stored.
    #[must_use]
    pub const fn as_raw(self) -> I32 {
        self.0
    }

    /// Where [`wait4`](super::wait4) stores the status: `status.as_mut_ptr()` is its second argument.
    #[must_use]
    pub const fn as_mut_ptr(&mut self) -> *mut I32 {
        &raw mut self.0
    }

    /// The exit code, 0 to 255, of a child that exited. C's `WIFEXITED` and `WEXITSTATUS`.
    #[must_use]
    pub const fn exited(self) -> Option<I32> {
        if WIFEXITED(self.0) { Some(WEXITSTATUS(self.0)) } else { None }
    }

    /// The signal that ended the child. C's `WIFSIGNALED` and `WTERMSIG`.
    #[must_use]
    pub const fn signaled(self) -> Option<I32> {
        if WIFSIGNALED(self.0) { Some(WTERMSIG(self.0)) } else { None }
    }

    /// Whether a signal ended the child, and it dumped core. C's `WCOREDUMP`.
    #[must_use]
    pub const fn core_dumped(self) -> bool {
        WIFSIGNALED(self.0) && WCOREDUMP(self.0)
    }

    /// The signal that stopped the child, with [`WUNTRACED`](super::WUNTRACED) or under a tracer. C's `WIFSTOPPED` and
    /// `WSTOPSIG`.
    ///
    /// For a stop at a system call, with `PTRACE_O_TRACESYSGOOD`, it is `SIGTRAP | 0x80`.
    #[must_use]
    pub const fn stopped(self) -> Option<I32> {
        if WIFSTOPPED(self.0) { Some(WSTOPSIG(self.0)) } else { None }
    }

    /// Whether `SIGCONT` continued the child, with [`WCONTINUED`](super::WCONTINUED). C's `WIFCONTINUED`.
    #[must_use]
    pub const fn continued(self) -> bool {
        WIFCONTINUED(self.0)
    }

    /// The event, `PTRACE_EVENT_*`, of a child that stopped for its tracer (`ptrace(2)`).
    ///
    /// ```
    /// use sysdecl::linux::process::{SIGTRAP, WaitStatus};
    ///
    /// const PTRACE_EVENT_EXEC: i32 = 4;
    /// let status = WaitStatus::from_raw((PTRACE_EVENT_EXEC << 8 | SIGTRAP) << 8 | 0x7f);
    /// assert_eq!((status.stopped(), status.ptrace_event()), (Some(SIGTRAP), Some(PTRACE_EVENT_EXEC)));
    /// ```
    #[must_use]
    pub const fn ptrace_event(self) -> Option<I32> {
        match self.0 >> 16 {
            event if event > 0 && WIFSTOPPED(self.0) => Some(event),
            _ => None,
        }
    }
}

impl From<I32> for WaitStatus {
    fn from(status: I32) -> Self {
        Self(status)
    }
}

impl From<WaitStatus> for I32 {
    fn from(status: WaitStatus) -> Self {
        status.0
    }
}

/// The functions under the names that C has for them.
macro_rules! named_as_in_c {
    ($($(#[$attribute:meta])* $name:ident($status:ident) -> $result:ty { $value:expr })*) => {$(
        $(#[$attribute])*
        #[allow(non_snake_case, reason = "the name of C")]
        #[must_use]
        #[inline]
        pub const fn $name($status: I32) -> $result {
            $value
        }
    )*};
}

named_as_in_c! {
    /// Whether the child exited (`wait(2)`).
    ///
    /// ```
    /// use sysdecl::linux::process::{WEXITSTATUS, WIFEXITED};
    ///
    /// assert!(WIFEXITED(0x0700) && WEXITSTATUS(0x0700) == 7);
    /// ```
    WIFEXITED(status) -> bool { WTERMSIG(status) == 0 }

    /// The exit code of a child that exited, 0 to 255 (`wait(2)`). It means nothing unless [`WIFEXITED`].
    ///
    /// ```
    /// assert_eq!(sysdecl::linux::process::WEXITSTATUS(0xff00), 255);
    /// ```
    WEXITSTATUS(status) -> I32 { status >> 8 & 0xff }

    /// Whether a signal ended the child (`wait(2)`).
    ///
    /// ```
    /// use sysdecl::linux::process::{SIGTERM, WIFSIGNALED, WTERMSIG};
    ///
    /// assert!(WIFSIGNALED(SIGTERM) && WTERMSIG(SIGTERM) == SIGTERM);
    /// ```
    WIFSIGNALED(status) -> bool { WTERMSIG(status) != 0 && WTERMSIG(status) != 0x7f }

    /// The signal that ended the child (`wait(2)`). It means nothing unless [`WIFSIGNALED`].
    ///
    /// ```
    /// assert_eq!(sysdecl::linux::process::WTERMSIG(0x8b), 11);
    /// ```
    WTERMSIG(status) -> I32 { status & 0x7f }

    /// Whether the child dumped core (`wait(2)`). It means nothing unless [`WIFSIGNALED`].
    ///
    /// ```
    /// assert!(sysdecl::linux::process::WCOREDUMP(0x8b));
    /// ```
    WCOREDUMP(status) -> bool { status & 0x80 != 0 }

    /// Whether the child stopped (`wait(2)`).
    ///
    /// ```
    /// use sysdecl::linux::process::{SIGSTOP, WIFSTOPPED, WSTOPSIG};
    ///
    /// let status = SIGSTOP << 8 | 0x7f;
    /// assert!(WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
    /// ```
    WIFSTOPPED(status) -> bool { status & 0xff == 0x7f }

    /// The signal that stopped the child (`wait(2)`). It means nothing unless [`WIFSTOPPED`].
    ///
    /// ```
    /// assert_eq!(sysdecl::linux::process::WSTOPSIG(0x137f), 0x13);
    /// ```
    WSTOPSIG(status) -> I32 { status >> 8 & 0xff }

    /// Whether the child continued (`wait(2)`).
    ///
    /// ```
    /// assert!(sysdecl::linux::process::WIFCONTINUED(0xffff));
    /// ```
    WIFCONTINUED(status) -> bool { status == 0xffff }
}
