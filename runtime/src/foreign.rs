//! What crosses into functions of a library, and what comes back: the types that the `extern_*!`
//! macros accept, and the failures that `#[fails(…)]` tests for.
//!
//! A C function gets its arguments as they are. A declaration that has a type which is no C type is
//! refused, with three exceptions: `&[T]` and `&mut [T]` become an address and a length, whose type
//! `#[len(…)]` gives; `&CStr` and `Option<&CStr>` become the address of the text.

use core::{
    ffi::{CStr, c_char},
    ptr::{self, NonNull},
};

#[cfg(any(feature = "windows", windows))]
use crate::windows::Win32Error;
use crate::{Errno, types::I32};

/// A type that is passed to a C function as it is.
///
/// Implemented for the integers, `f32`, `f64`, raw pointers, `&T`, `&mut T`, function pointers, the
/// `Option`s of those, and the types of [`windows`](crate::windows).
///
/// # Safety
///
/// The type must have the layout of the C type that it stands for: `#[repr(transparent)]` around one
/// that has, or `#[repr(C)]`.
///
/// ```
/// /// `COORD`: two 16-bit numbers, by value.
/// #[derive(Clone, Copy)]
/// #[repr(C)]
/// pub struct Coord {
///     pub x: i16,
///     pub y: i16,
/// }
///
/// // SAFETY: it is declared as C declares it.
/// unsafe impl sysdecl::foreign::ToForeign for Coord {}
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed to a C function",
    label = "this type does not cross",
    note = "help: pass an integer, a pointer, a reference or a slice; for a type of your own that C shares, implement `sysdecl::foreign::ToForeign`"
)]
pub unsafe trait ToForeign {}

/// A type that a C function returns as it is: the result of a declaration without `Result`.
///
/// # Safety
///
/// As for [`ToForeign`]; and everything that the C function can return must be a value of the type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a C function returns",
    label = "this type does not come back as it is",
    note = "help: return an integer, a raw pointer, `()`, `!`, or `Result<T, E>`, spelled out, with `#[fails(…)]`"
)]
pub unsafe trait AsReturned {}

/// A type that a successful call gives: the `T` of `Result<T, E>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be what a successful call gives",
    label = "the function's result does not become this type",
    note = "help: use what the C function returns: an integer, a raw pointer, `Handle` or `OwnedHandle`; or `()`"
)]
pub trait FromForeign {
    /// What the C function returns.
    type C;

    /// Converts a result that is no failure.
    ///
    /// # Safety
    ///
    /// `value` must be what a function that is declared to give `Self` returned, and no failure.
    unsafe fn from_foreign(value: Self::C) -> Self;
}

/// The type of a length in C.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a length",
    label = "this is no type of a length",
    note = "help: write `#[len(U32)]` for a `DWORD`, `#[len(usize)]` for a `SIZE_T`, `#[len(I32)]` for an `int`"
)]
pub trait Length: Sized {
    /// The number of a slice's elements; the largest of the type for a slice that is longer, so that
    /// no function reads or writes behind the end, and none is told that a long slice is a short one.
    fn of(elements: usize) -> Self;

    /// The same, of a slice.
    #[inline(always)]
    fn of_slice<T>(slice: &[T]) -> Self {
        Self::of(slice.len())
    }
}

/// A result of which 0 can be a failure: `#[fails(zero)]`.
#[diagnostic::on_unimplemented(
    message = "`#[fails(zero)]` tests an integer, and this function gives `{Self}`",
    note = "help: for a pointer write `#[fails(null)]`"
)]
pub trait IsZero: Copy {
    /// Whether it is 0, in the width that C gives it.
    fn is_zero(self) -> bool;
}

/// A result of which null can be a failure: `#[fails(null)]`.
#[diagnostic::on_unimplemented(
    message = "`#[fails(null)]` tests a pointer, and this function gives `{Self}`",
    note = "help: for an integer write `#[fails(zero)]`"
)]
pub trait IsNull: Copy {
    /// Whether it is null.
    fn is_null(self) -> bool;
}

/// A result of which `INVALID_HANDLE_VALUE` can be a failure: `#[fails(invalid_handle)]`.
#[diagnostic::on_unimplemented(
    message = "`#[fails(invalid_handle)]` tests a handle, and this function gives `{Self}`",
    note = "help: for an integer write `#[fails(zero)]` or `#[fails(eq = VALUE)]`"
)]
pub trait IsHandle: Copy {
    /// Whether it is `INVALID_HANDLE_VALUE`.
    fn is_invalid(self) -> bool;
}

/// A result of which -1 can be a failure: `#[fails(minus_one)]`.
#[diagnostic::on_unimplemented(
    message = "`#[fails(minus_one)]` tests a signed integer or a pointer, and this function gives `{Self}`",
    note = "help: declare what C declares, such as `I32`; for another value write `#[fails(eq = VALUE)]`"
)]
pub trait IsMinusOne: Copy {
    /// Whether it is -1.
    fn is_minus_one(self) -> bool;
}

macro_rules! as_is {
    ($({$($generics:tt)*} $ty:ty;)*) => {$(
        // SAFETY: it is the C type, or one with its layout.
        unsafe impl $($generics)* $crate::foreign::ToForeign for $ty {}
        // SAFETY: as above, and every value of the C type is one of it.
        unsafe impl $($generics)* $crate::foreign::AsReturned for $ty {}

        impl $($generics)* $crate::foreign::FromForeign for $ty {
            type C = Self;

            #[inline(always)]
            unsafe fn from_foreign(value: Self) -> Self {
                value
            }
        }
    )*};
}
#[allow(unused_imports, reason = "not every system has types that need it")]
pub(crate) use as_is;

as_is! {
    {} i8; {} i16; {} i32; {} i64; {} isize;
    {} u8; {} u16; {} u32; {} u64; {} usize;
    {} f32; {} f64;
    {<T>} *const T;
    {<T>} *mut T;
    {<T>} Option<NonNull<T>>;
}

macro_rules! passed {
    ($($ty:ty),*) => {$(
        // SAFETY: a pointer to something with a size is the address; `None` is null.
        unsafe impl<T> ToForeign for $ty {}
    )*};
}

passed!(&T, &mut T, Option<&T>, Option<&mut T>, NonNull<T>);

macro_rules! functions {
    ($($letter:ident)*) => {
        functions!(@each ("system") $($letter)*);
        functions!(@each ("C") $($letter)*);
    };
    (@each ($convention:literal) $($letter:ident)*) => {
        functions!(@one extern $convention fn($($letter),*) -> R, $($letter)*);
        functions!(@one unsafe extern $convention fn($($letter),*) -> R, $($letter)*);
    };
    (@one $ty:ty, $($letter:ident)*) => {
        // SAFETY: a function pointer is the function's address.
        unsafe impl<R, $($letter),*> ToForeign for $ty {}
        // SAFETY: `None` is null.
        unsafe impl<R, $($letter),*> ToForeign for Option<$ty> {}
        // SAFETY: `None` is null, and the function that C names is one of this type.
        unsafe impl<R, $($letter),*> AsReturned for Option<$ty> {}
    };
}

functions!();
functions!(A1);
functions!(A1 A2);
functions!(A1 A2 A3);
functions!(A1 A2 A3 A4);
functions!(A1 A2 A3 A4 A5);
functions!(A1 A2 A3 A4 A5 A6);
functions!(A1 A2 A3 A4 A5 A6 A7);
functions!(A1 A2 A3 A4 A5 A6 A7 A8);

macro_rules! lengths {
    ($($ty:ty),*) => {$(
        impl Length for $ty {
            #[inline(always)]
            fn of(elements: usize) -> Self {
                Self::try_from(elements).unwrap_or(Self::MAX)
            }
        }
    )*};
}

lengths!(i16, i32, i64, isize, u16, u32, u64, usize);

macro_rules! zeros {
    ($($ty:ty),*) => {$(
        impl IsZero for $ty {
            #[inline(always)]
            fn is_zero(self) -> bool {
                self == 0
            }
        }
    )*};
}

zeros!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

macro_rules! minus_ones {
    ($($ty:ty),*) => {$(
        impl IsMinusOne for $ty {
            #[inline(always)]
            fn is_minus_one(self) -> bool {
                self == -1
            }
        }
    )*};
}

minus_ones!(i8, i16, i32, i64, isize);

macro_rules! pointers {
    ($($ty:ty),*) => {$(
        impl<T> IsNull for $ty {
            #[inline(always)]
            fn is_null(self) -> bool {
                <$ty>::is_null(self)
            }
        }

        impl<T> IsHandle for $ty {
            #[inline(always)]
            fn is_invalid(self) -> bool {
                self.addr() == usize::MAX
            }
        }

        impl<T> IsMinusOne for $ty {
            #[inline(always)]
            fn is_minus_one(self) -> bool {
                self.addr() == usize::MAX
            }
        }
    )*};
}

pointers!(*const T, *mut T);

/// Holds the type of a parameter against the rules.
#[doc(hidden)]
#[inline(always)]
pub const fn is_passed<T: ToForeign>() {}

/// Holds the type of a result against the rules.
#[doc(hidden)]
#[inline(always)]
pub const fn is_returned<T: AsReturned>() {}

/// The address of a text.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn text(text: &CStr) -> *const c_char {
    text.as_ptr()
}

/// The address of a slice.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn first<T>(slice: &[T]) -> *const T {
    slice.as_ptr()
}

/// The address of a slice that a function may write to.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn first_mut<T>(slice: &mut [T]) -> *mut T {
    slice.as_mut_ptr()
}

/// The address of a text, or null.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn text_or_null(text: Option<&CStr>) -> *const c_char {
    match text {
        Some(text) => text.as_ptr(),
        None => ptr::null(),
    }
}

/// Why the last function of Windows failed in this thread.
#[cfg(any(feature = "windows", windows))]
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn last_error() -> Win32Error {
    Win32Error::last()
}

/// Why the last function of the C library failed in this thread.
#[doc(hidden)]
#[cfg(unix)]
#[inline(always)]
#[must_use]
pub fn last_errno() -> Errno {
    errno(crate::errno::errno())
}

/// There is no C library to ask on this system, and nothing that was linked to fail.
#[doc(hidden)]
#[cfg(not(unix))]
#[inline(always)]
#[must_use]
pub fn last_errno() -> Errno {
    Errno::EINVAL
}

/// The error with a number that a C function gave. A function that fails without saying why gets
/// `EINVAL`.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn errno(code: I32) -> Errno {
    Errno::from_code(code).unwrap_or(Errno::EINVAL)
}
