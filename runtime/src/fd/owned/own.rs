//! The owner of a descriptor, for programs without `std`, after RFC 3128.

use core::{
    fmt::{self, Debug, Formatter},
    mem::ManuallyDrop,
};

use crate::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, RawFd};
#[cfg(target_os = "freebsd")]
use crate::freebsd as system;
#[cfg(any(target_os = "linux", target_os = "android"))]
use crate::linux as system;
#[cfg(target_os = "macos")]
use crate::macos as system;

/// A descriptor that is closed when its owner is dropped.
///
/// It has the layout of [`RawFd`], and is never -1. What `close(2)` reports is ignored, as with `std`.
#[repr(transparent)]
pub struct OwnedFd {
    fd: RawFd,
}

impl Drop for OwnedFd {
    #[inline]
    fn drop(&mut self) {
        // Not retried after `EINTR`: another thread may already have reused the number.
        // SAFETY: the descriptor is ours, and nothing uses it from here on.
        unsafe { system::raw::syscall1(system::nr::SYS_CLOSE, self.fd) };
    }
}

impl Debug for OwnedFd {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnedFd").field("fd", &self.fd).finish()
    }
}

impl AsFd for OwnedFd {
    #[inline]
    fn as_fd(&self) -> BorrowedFd<'_> {
        // SAFETY: it stays open for as long as its owner is borrowed.
        unsafe { BorrowedFd::borrow_raw(self.fd) }
    }
}

impl AsRawFd for OwnedFd {
    #[inline]
    fn as_raw_fd(&self) -> RawFd {
        self.fd
    }
}

impl IntoRawFd for OwnedFd {
    #[inline]
    fn into_raw_fd(self) -> RawFd {
        ManuallyDrop::new(self).fd
    }
}

impl FromRawFd for OwnedFd {
    /// # Panics
    ///
    /// If `fd` is -1.
    #[inline]
    unsafe fn from_raw_fd(fd: RawFd) -> Self {
        assert!(fd != -1, "a descriptor is never -1");
        Self { fd }
    }
}
