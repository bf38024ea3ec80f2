//! Control operations on descriptors and devices, and file locks.

use super::Flock;
use crate::{I32, U32, U64, Void, linux::variant, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Performs the operation `cmd`, one of the `F_*` constants, on a descriptor (`fcntl(2)`).
    ///
    /// `arg` is the number that the operation takes, or 0. For record locks, which take a
    /// structure, see [`fcntl_lock`]; for other structures pass an address (`expose_provenance`).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EINVAL`: `cmd` is unknown, or the argument is invalid for it.
    /// - `-EBUSY`, `-EMFILE`, `-EPERM` and others, depending on `cmd`.
    ///
    /// # Safety
    ///
    /// `arg` must be valid for the operation. If it is an address, the memory must be valid for
    /// reads and writes as the operation requires. The caller must own `fd` or have borrowed it
    /// from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = variant::SYS_FCNTL)]
    pub fn fcntl(fd: I32, cmd: I32, arg: U64) -> I32;

    /// Acquires, releases or tests a lock on a range of a file (`fcntl(2)`).
    ///
    /// `cmd` is `F_SETLK`, `F_SETLKW` or `F_GETLK`, or one of their `F_OFD_` variants. Locks of the
    /// former belong to the process and are released when it closes any descriptor of the file;
    /// those of the latter belong to the open file description.
    ///
    /// # Errors
    ///
    /// - `-EACCES`, `-EAGAIN`: another owner holds a conflicting lock.
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EDEADLK`: waiting would deadlock.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: `cmd` or the lock is invalid.
    /// - `-ENOLCK`: there are too many locks.
    ///
    /// # Safety
    ///
    /// `cmd` must be one of these operations, and `lock` valid for reads and, for `F_GETLK` and
    /// `F_OFD_GETLK`, for writes. The caller must own `fd` or have borrowed it from its owner: see
    /// [raw descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = variant::SYS_FCNTL)]
    pub fn fcntl_lock(fd: I32, cmd: I32, lock: *mut Flock) -> I32;

    /// Performs a device-specific request (`ioctl(2)`).
    ///
    /// `arg` is the address that the request takes; if it takes a number, pass that as an address
    /// ([`without_provenance_mut`](core::ptr::without_provenance_mut)).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EINVAL`: the request or its argument is invalid.
    /// - `-ENOTTY`: the device does not support the request.
    ///
    /// # Safety
    ///
    /// `arg` must be valid for the request, and the caller must uphold the requirements of the
    /// request itself. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn ioctl(fd: I32, request: U32, arg: *mut Void) -> I32;

    /// Acquires or releases a lock on an open file (`flock(2)`).
    ///
    /// `operation` is `LOCK_SH` (shared), `LOCK_EX` (exclusive) or `LOCK_UN` (release), combined
    /// with `LOCK_NB` not to wait. The lock is advisory.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: another owner holds a conflicting lock and `LOCK_NB` is set.
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: `operation` is invalid.
    /// - `-ENOLCK`: there is no memory for the lock.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn flock(fd: I32, operation: I32) -> I32;
}
