//! Duplicating descriptors, and pipes.

use super::{F_GETFD, fcntl};
use crate::{I32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Duplicates a descriptor and returns the new one, the lowest number that is free (`dup(2)`).
    ///
    /// Both share the file offset and status flags. The new descriptor stays open across `execve`.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `oldfd` is not an open descriptor.
    /// - `-EMFILE`: the process has too many open files.
    ///
    /// # Safety
    ///
    /// The caller must own `oldfd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn dup(oldfd: I32) -> I32;

    /// Duplicates a descriptor as `newfd`, closing `newfd` first if it is open, and returns `newfd`
    /// (`dup3(2)`).
    ///
    /// `flags` is 0 or `O_CLOEXEC`.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `oldfd` is not an open descriptor, or `newfd` is out of range.
    /// - `-EBUSY`: another thread is opening `newfd`.
    /// - `-EINVAL`: the descriptors are equal, or a flag is unknown.
    ///
    /// # Safety
    ///
    /// The caller must own `newfd` or know that it is free; nothing may use the descriptor that it
    /// replaces. The caller must own `oldfd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn dup3(oldfd: I32, newfd: I32, flags: I32) -> I32;

    /// Creates a pipe and stores the descriptors of its read end and its write end in `pipefd`
    /// (`pipe2(2)`).
    ///
    /// `flags` are `O_CLOEXEC`, `O_NONBLOCK`, `O_DIRECT` (each read returns one write) and
    /// `O_NOTIFICATION_PIPE` (`O_EXCL`).
    ///
    /// # Errors
    ///
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EINVAL`: a flag is unknown.
    /// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
    ///
    /// # Safety
    ///
    /// `pipefd` must be valid for writes of two integers.
    pub fn pipe2(pipefd: *mut I32, flags: I32) -> I32;
}

/// Duplicates a descriptor as `newfd`, closing `newfd` first if it is open, and returns `newfd`
/// (`dup2(2)`).
///
/// Does nothing if the descriptors are equal and open. Otherwise calls [`dup3`].
///
/// # Errors
///
/// - `-EBADF`: `oldfd` is not an open descriptor, or `newfd` is out of range.
/// - `-EBUSY`: another thread is opening `newfd`.
///
/// # Safety
///
/// The caller must own `newfd` or know that it is free; nothing may use the descriptor that it
/// replaces. The caller must own `oldfd` or have borrowed it from its owner: see [raw
/// descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn dup2(oldfd: I32, newfd: I32) -> I32 {
    if oldfd == newfd {
        // SAFETY: this command takes no argument, and changes nothing.
        let flags = unsafe { fcntl(oldfd, F_GETFD, 0) };
        return if flags < 0 { flags } else { newfd };
    }
    // SAFETY: the caller upholds the same requirements.
    unsafe { dup3(oldfd, newfd, 0) }
}

/// Creates a pipe and stores the descriptors of its read end and its write end in `pipefd`
/// (`pipe(2)`).
///
/// Calls [`pipe2`] without flags.
///
/// # Errors
///
/// - `-EFAULT`: an address is outside the accessible address space.
/// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
///
/// # Safety
///
/// `pipefd` must be valid for writes of two integers.
#[inline]
pub unsafe fn pipe(pipefd: *mut I32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { pipe2(pipefd, 0) }
}
