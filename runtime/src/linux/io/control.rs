//! Asking and telling an open file or a device, and locks.

use super::Flock;
use crate::{I32, U32, U64, Void, linux::nr::SYS_FCNTL, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Asks or tells something of a descriptor; what, says the command, `F_*` (`fcntl(2)`).
    ///
    /// `arg` is the number that the command takes, or 0. For record locks, whose argument is a
    /// structure, see [`fcntl_lock`]; for another structure, pass its address
    /// (`expose_provenance`).
    ///
    /// # Errors
    ///
    /// `EBADF`, `EINVAL` (an unknown command, or an argument that it cannot take), and by command
    /// `EBUSY`, `EMFILE`, `EPERM` and more.
    ///
    /// # Safety
    ///
    /// The caller must pass the argument that the command takes; if that is an address, of memory
    /// that the kernel may read and write. The caller must own or have borrowed `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fcntl(fd: I32, cmd: I32, arg: U64) -> I32;

    /// Takes, gives back or asks for a lock on a part of a file: `fcntl` with the commands `F_SETLK`,
    /// `F_SETLKW`, `F_GETLK` and their `F_OFD_` forms (`fcntl(2)`).
    ///
    /// The locks of the first three belong to the process, and go when it closes any descriptor of the
    /// file; the `F_OFD_` locks belong to the open file.
    ///
    /// # Errors
    ///
    /// `EACCES` or `EAGAIN` (somebody else has it), `EBADF`, `EDEADLK`, `EFAULT`, `EINTR`, `EINVAL`,
    /// `ENOLCK`.
    ///
    /// # Safety
    ///
    /// The caller must pass one of those commands, and a lock that the kernel may read, and for
    /// `F_GETLK` and `F_OFD_GETLK` also write. The caller must own or have borrowed `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = SYS_FCNTL)]
    pub fn fcntl_lock(fd: I32, cmd: I32, lock: *mut Flock) -> I32;

    /// Asks or tells a device something; what, says the request (`ioctl(2)`).
    ///
    /// `arg` is the address that the request takes; for one that takes a number, that number as an
    /// address ([`without_provenance_mut`](core::ptr::without_provenance_mut)).
    ///
    /// # Errors
    ///
    /// `EBADF`, `EFAULT`, `EINVAL`, `ENOTTY` (the device knows no such request).
    ///
    /// # Safety
    ///
    /// The caller must pass the argument that the request takes, and keep that request's own rules.
    /// The caller must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn ioctl(fd: I32, request: U32, arg: *mut Void) -> I32;

    /// Takes or gives back a lock on a whole open file (`flock(2)`).
    ///
    /// `operation` is one of `LOCK_SH` (shared), `LOCK_EX` (alone) and `LOCK_UN` (give back); with
    /// `LOCK_NB` it does not wait. It binds only those who ask.
    ///
    /// # Errors
    ///
    /// `EAGAIN` (somebody else has it, and `LOCK_NB` given), `EBADF`, `EINTR`, `EINVAL`, `ENOLCK`.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn flock(fd: I32, operation: I32) -> I32;
}
