//! The types and traits of `std::os::fd` for programs without `std`, after RFC 3128.

use core::{
    fmt::{self, Debug, Formatter},
    marker::PhantomData,
};

/// A raw descriptor: a number.
pub type RawFd = crate::I32;

/// A descriptor that is borrowed from its owner.
///
/// It has the layout of [`RawFd`], and is never -1.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct BorrowedFd<'fd> {
    fd: RawFd,
    owner: PhantomData<&'fd ()>,
}

impl BorrowedFd<'_> {
    /// Borrows a raw descriptor.
    ///
    /// # Panics
    ///
    /// If `fd` is -1.
    ///
    /// # Safety
    ///
    /// The caller must keep the descriptor open for as long as the returned value lives.
    #[inline]
    #[must_use]
    pub const unsafe fn borrow_raw(fd: RawFd) -> Self {
        assert!(fd != -1, "a descriptor is never -1");
        Self { fd, owner: PhantomData }
    }
}

impl Debug for BorrowedFd<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("BorrowedFd").field("fd", &self.fd).finish()
    }
}

/// Borrows a descriptor from its owner.
pub trait AsFd {
    /// The descriptor, borrowed for as long as `self` is.
    fn as_fd(&self) -> BorrowedFd<'_>;
}

impl AsFd for BorrowedFd<'_> {
    #[inline]
    fn as_fd(&self) -> BorrowedFd<'_> {
        *self
    }
}

impl<T: AsFd + ?Sized> AsFd for &T {
    #[inline]
    fn as_fd(&self) -> BorrowedFd<'_> {
        T::as_fd(self)
    }
}

impl<T: AsFd + ?Sized> AsFd for &mut T {
    #[inline]
    fn as_fd(&self) -> BorrowedFd<'_> {
        T::as_fd(self)
    }
}

/// Gives the number of a descriptor, without its ownership.
pub trait AsRawFd {
    /// The raw descriptor. It is only known to be open for as long as `self` lives.
    fn as_raw_fd(&self) -> RawFd;
}

impl AsRawFd for RawFd {
    #[inline]
    fn as_raw_fd(&self) -> RawFd {
        *self
    }
}

impl AsRawFd for BorrowedFd<'_> {
    #[inline]
    fn as_raw_fd(&self) -> RawFd {
        self.fd
    }
}

/// Gives up ownership of a descriptor.
pub trait IntoRawFd {
    /// The raw descriptor, which the caller has to close from now on.
    fn into_raw_fd(self) -> RawFd;
}

impl IntoRawFd for RawFd {
    #[inline]
    fn into_raw_fd(self) -> RawFd {
        self
    }
}

/// Takes ownership of a descriptor.
pub trait FromRawFd {
    /// An owner of the descriptor.
    ///
    /// # Safety
    ///
    /// The caller must pass an open descriptor that it owns, and give up that ownership.
    unsafe fn from_raw_fd(fd: RawFd) -> Self;
}

impl FromRawFd for RawFd {
    #[inline]
    unsafe fn from_raw_fd(fd: RawFd) -> Self {
        fd
    }
}
