//! A second descriptor for an open file.

use super::OwnedFd;
#[cfg(target_os = "freebsd")]
use crate::freebsd::{self as system, nr::SYS_FCNTL};
#[cfg(any(target_os = "linux", target_os = "android"))]
use crate::linux::{self as system, variant::SYS_FCNTL};
#[cfg(target_os = "macos")]
use crate::macos::{self as system, nr::SYS_FCNTL};
use crate::{Errno, FromKernel, ToKernel, fd::AsFd};

/// Makes another descriptor for the same open file, which `execve` closes (`fcntl(2)`,
/// `F_DUPFD_CLOEXEC`).
///
/// The new descriptor is at least 3, so that it never takes the place of a standard stream. This is
/// `std`'s `try_clone` with an [`Errno`], and needs the feature `modules` in place of `std`.
///
/// ```
/// # #[cfg(target_os = "linux")] {
/// use sysdecl::fd::{AsRawFd, BorrowedFd, duplicate};
///
/// // SAFETY: standard input stays open.
/// let stdin = unsafe { BorrowedFd::borrow_raw(0) };
/// let again = duplicate(stdin)?;
/// assert!(again.as_raw_fd() >= 3);
/// # }
/// # Ok::<(), sysdecl::Errno>(())
/// ```
///
/// # Errors
///
/// - `EMFILE`: the process has too many descriptors.
pub fn duplicate(fd: impl AsFd) -> Result<OwnedFd, Errno> {
    // SAFETY: the command takes a number, and returns a new descriptor.
    unsafe {
        let word = system::raw::syscall3(SYS_FCNTL, fd.as_fd(), system::io::F_DUPFD_CLOEXEC, 3);
        Result::<OwnedFd, Errno>::from_kernel(word.into_kernel())
    }
}
