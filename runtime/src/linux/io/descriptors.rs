//! More descriptors for an open file, and pipes.

use super::{F_GETFD, fcntl};
use crate::{I32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Gives another descriptor for an open file: the lowest number that is free (`dup(2)`).
    ///
    /// The two share the place in the file and its flags; the new one is not closed by `execve`.
    ///
    /// # Errors
    ///
    /// `EBADF`, `EMFILE` (too many descriptors).
    ///
    /// # Safety
    ///
    /// The caller must own `oldfd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn dup(oldfd: I32) -> I32;

    /// Makes `newfd` another descriptor for an open file, closing first what it was; gives `newfd`
    /// (`dup3(2)`).
    ///
    /// `flags` are 0 or `O_CLOEXEC`.
    ///
    /// # Errors
    ///
    /// `EBADF` (`oldfd` is not open, or `newfd` too large), `EBUSY` (another thread is opening it just
    /// now), `EINVAL` (both are the same, or an unknown flag).
    ///
    /// # Safety
    ///
    /// The caller must own `newfd`, or know that it is free; nothing may use what it was. The
    /// caller must own or have borrowed `oldfd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn dup3(oldfd: I32, newfd: I32, flags: I32) -> I32;

    /// Makes a pipe: `pipefd` receives the end to read from and the end to write to (`pipe2(2)`).
    ///
    /// `flags` are of `O_CLOEXEC`, `O_NONBLOCK`, `O_DIRECT` (a read gives one write) and
    /// `O_NOTIFICATION_PIPE` (`O_EXCL`).
    ///
    /// # Errors
    ///
    /// `EFAULT`, `EINVAL` (an unknown flag), `EMFILE`, `ENFILE`.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write two integers at `pipefd`.
    pub fn pipe2(pipefd: *mut I32, flags: I32) -> I32;
}

/// Makes `newfd` another descriptor for an open file, closing first what it was; gives `newfd`
/// (`dup2(2)`).
///
/// When the two are the same and open, nothing happens. It is [`dup3`], which would refuse that.
///
/// # Errors
///
/// `EBADF` (`oldfd` is not open, or `newfd` too large), `EBUSY` (another thread is opening it just
/// now).
///
/// # Safety
///
/// The caller must own `newfd`, or know that it is free; nothing may use what it was. The caller
/// must own or have borrowed `oldfd`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn dup2(oldfd: I32, newfd: I32) -> I32 {
    if oldfd == newfd {
        // SAFETY: this command takes no argument, and changes nothing.
        let flags = unsafe { fcntl(oldfd, F_GETFD, 0) };
        return if flags < 0 { flags } else { newfd };
    }
    // SAFETY: the caller keeps the same rules.
    unsafe { dup3(oldfd, newfd, 0) }
}

/// Makes a pipe: `pipefd` receives the end to read from and the end to write to (`pipe(2)`).
///
/// It is [`pipe2`] without a flag.
///
/// # Errors
///
/// `EFAULT`, `EMFILE`, `ENFILE`.
///
/// # Safety
///
/// The caller must let the kernel write two integers at `pipefd`.
#[inline]
pub unsafe fn pipe(pipefd: *mut I32) -> I32 {
    // SAFETY: the caller keeps the same rules.
    unsafe { pipe2(pipefd, 0) }
}
