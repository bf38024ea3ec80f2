//! Values to words.
//!
//! These functions are on the path of every call, and a debug build stores each argument of each
//! function that it inlines: so they cast by `as` and `transmute`, without a further call.

#![allow(
    clippy::ptr_as_ptr,
    clippy::ref_as_ptr,
    clippy::borrow_as_ptr,
    reason = "`cast` and `from_ref` are calls in a debug build"
)]

use core::{
    ffi::CStr,
    mem,
    ptr::{self, NonNull},
};

use crate::{__private::Thin, abi::Word};

/// A value that can be handed to the kernel in one word, as the type of a parameter.
///
/// Implemented for the integers, `bool`, raw pointers, `&T`, `&mut T`, `NonNull<T>` and `&CStr`, the
/// `Option` of each of these four, [`BorrowedFd`](crate::fd::BorrowedFd) and its `Option`, and
/// [`OwnedFd`](crate::fd), which is passed to the kernel and not closed here. A 64-bit integer is one
/// word only where registers have 64 bits. Slices are two words, and known to the language itself.
///
/// A pointer or a reference is one word where it points to what has a size, which below is `Thin`.
///
/// An integer is widened by its own sign, so that no upper half is left to chance; a pointer keeps
/// its provenance.
///
/// For a type of your own, derive it:
///
/// ```
/// use sysdecl::prelude::*;
///
/// #[derive(Clone, Copy, ToKernel)]
/// struct Pid(I32);
///
/// #[syscall(nr = SYS_GETPGID, os = "linux")]
/// pub safe fn getpgid(pid: Pid) -> Result<I32, Errno>;
///
/// # #[cfg(target_os = "linux")]
/// assert!(getpgid(Pid(0)).is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed to the kernel",
    label = "this type does not cross",
    note = "help: pass `&CStr`, a slice, an integer or a pointer; derive `ToKernel` for a type of your own"
)]
pub trait ToKernel {
    /// The word that the kernel gets.
    fn into_kernel(self) -> Word;
}

macro_rules! integers {
    ($($integer:ident as $word:ident),* $(,)?) => {$(
        impl ToKernel for $integer {
            #[inline(always)]
            #[allow(
                clippy::cast_lossless,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a word is at least as wide as each of these, and wanted as bits"
            )]
            #[allow(unknown_lints, integer_to_ptr_transmutes, reason = "as above")]
            fn into_kernel(self) -> Word {
                // SAFETY: an address is any integer; this one has no provenance.
                unsafe { mem::transmute::<$word, Word>(self as $word) }
            }
        }
    )*};
}

integers! {
    bool as usize, u8 as usize, u16 as usize, u32 as usize, usize as usize,
    i8 as isize, i16 as isize, i32 as isize, isize as isize,
}

#[cfg(target_pointer_width = "64")]
integers! { u64 as usize, i64 as isize }

impl<T: Thin + ?Sized> ToKernel for *const T {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        self as Word
    }
}

impl<T: Thin + ?Sized> ToKernel for *mut T {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        self as Word
    }
}

impl<T: Thin + ?Sized> ToKernel for &T {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        self as *const T as Word
    }
}

impl<T: Thin + ?Sized> ToKernel for &mut T {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        self as *mut T as Word
    }
}

impl<T: Thin + ?Sized> ToKernel for NonNull<T> {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        self.as_ptr() as Word
    }
}

/// `None` is the null pointer.
impl<T: Thin + ?Sized> ToKernel for Option<&T> {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        match self {
            Some(reference) => reference as *const T as Word,
            None => ptr::null_mut(),
        }
    }
}

/// `None` is the null pointer.
impl<T: Thin + ?Sized> ToKernel for Option<&mut T> {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        match self {
            Some(reference) => reference as *mut T as Word,
            None => ptr::null_mut(),
        }
    }
}

/// `None` is the null pointer.
impl<T: Thin + ?Sized> ToKernel for Option<NonNull<T>> {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        match self {
            Some(pointer) => pointer.as_ptr() as Word,
            None => ptr::null_mut(),
        }
    }
}

/// The address of the first character; the NUL at the end is part of what it points to.
impl ToKernel for &CStr {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        self as *const CStr as Word
    }
}

/// `None` is the null pointer.
impl ToKernel for Option<&CStr> {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        match self {
            Some(string) => string as *const CStr as Word,
            None => ptr::null_mut(),
        }
    }
}
