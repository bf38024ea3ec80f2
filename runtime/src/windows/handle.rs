//! Owned and borrowed handles.

use core::{marker::PhantomData, mem::ManuallyDrop};

use super::{link, types::Handle};
use crate::foreign::{FromForeign, ToForeign};

/// An owned handle, closed by `CloseHandle` on drop.
///
/// As the `T` of `Result<T, E>` it is returned by functions that open or create an object. As a
/// parameter, ownership moves to the function, as for `CloseHandle`: it is not closed on return.
#[derive(Debug, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct OwnedHandle(Handle);

/// A borrowed handle, which stays open for the lifetime `'a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct BorrowedHandle<'a> {
    handle: Handle,
    owner: PhantomData<&'a OwnedHandle>,
}

// SAFETY: a handle is valid in every thread of the process.
unsafe impl Send for OwnedHandle {}
// SAFETY: as above, and the kernel synchronises concurrent use.
unsafe impl Sync for OwnedHandle {}
// SAFETY: as above.
unsafe impl Send for BorrowedHandle<'_> {}
// SAFETY: as above.
unsafe impl Sync for BorrowedHandle<'_> {}
// SAFETY: both types are transparent wrappers of a handle.
unsafe impl ToForeign for OwnedHandle {}
// SAFETY: as above.
unsafe impl ToForeign for BorrowedHandle<'_> {}

impl OwnedHandle {
    /// Takes ownership of a handle.
    ///
    /// # Safety
    ///
    /// `handle` must be open and not be owned elsewhere, and `CloseHandle` must be the function that closes it.
    #[inline]
    #[must_use]
    pub const unsafe fn from_raw(handle: Handle) -> Self {
        Self(handle)
    }

    /// Returns the handle, which stays owned.
    #[inline]
    #[must_use]
    pub const fn as_raw(&self) -> Handle {
        self.0
    }

    /// Returns the handle; the caller must close it.
    #[inline]
    #[must_use]
    pub fn into_raw(self) -> Handle {
        ManuallyDrop::new(self).0
    }

    /// Borrows the handle.
    #[inline]
    #[must_use]
    pub const fn borrow(&self) -> BorrowedHandle<'_> {
        BorrowedHandle { handle: self.0, owner: PhantomData }
    }
}

impl Drop for OwnedHandle {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the handle is open and owned. `CloseHandle` fails only for a handle that is not open.
        unsafe { link::CloseHandle(self.0) };
    }
}

impl FromForeign for OwnedHandle {
    type C = Handle;

    #[inline(always)]
    unsafe fn from_foreign(handle: Handle) -> Self {
        Self(handle)
    }
}

impl BorrowedHandle<'_> {
    /// Borrows a handle.
    ///
    /// # Safety
    ///
    /// `handle` must stay open for as long as `'a`. The pseudo handles that `GetCurrentProcess` and
    /// `GetCurrentThread` return are always open.
    #[inline]
    #[must_use]
    pub const unsafe fn from_raw(handle: Handle) -> Self {
        Self { handle, owner: PhantomData }
    }

    /// The handle.
    #[inline]
    #[must_use]
    pub const fn as_raw(self) -> Handle {
        self.handle
    }
}

#[cfg(all(windows, feature = "std"))]
mod with_std {
    use std::os::windows::io::{
        AsHandle, AsRawHandle, BorrowedHandle as StdBorrowed, FromRawHandle, IntoRawHandle,
        OwnedHandle as StdOwned,
    };

    use super::{BorrowedHandle, FromForeign, Handle, OwnedHandle, ToForeign};

    // SAFETY: it is documented to have the representation of a handle.
    unsafe impl ToForeign for StdBorrowed<'_> {}
    // SAFETY: as above.
    unsafe impl ToForeign for StdOwned {}

    impl FromForeign for StdOwned {
        type C = Handle;

        #[inline(always)]
        unsafe fn from_foreign(handle: Handle) -> Self {
            // SAFETY: the caller guarantees that the function returns a new handle.
            unsafe { Self::from_raw_handle(handle.cast()) }
        }
    }

    impl From<OwnedHandle> for StdOwned {
        #[inline]
        fn from(handle: OwnedHandle) -> Self {
            // SAFETY: the handle is open, and ours to hand over.
            unsafe { Self::from_raw_handle(handle.into_raw().cast()) }
        }
    }

    impl From<StdOwned> for OwnedHandle {
        #[inline]
        fn from(handle: StdOwned) -> Self {
            Self(handle.into_raw_handle().cast())
        }
    }

    impl AsHandle for OwnedHandle {
        #[inline]
        fn as_handle(&self) -> StdBorrowed<'_> {
            // SAFETY: the handle is open for as long as it is borrowed.
            unsafe { StdBorrowed::borrow_raw(self.as_raw().cast()) }
        }
    }

    impl<'a> From<StdBorrowed<'a>> for BorrowedHandle<'a> {
        #[inline]
        fn from(handle: StdBorrowed<'a>) -> Self {
            // SAFETY: std guarantees this for `'a`.
            unsafe { Self::from_raw(handle.as_raw_handle().cast()) }
        }
    }
}
