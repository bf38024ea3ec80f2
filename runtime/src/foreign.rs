//! The types that the `extern_*!` macros accept, and the conditions that `#[fails(…)]` tests.
//!
//! Arguments are passed to a C function unchanged, and a declaration with a type that C does not have
//! is rejected. There are two exceptions: `&[T]` and `&mut [T]` are passed as an address and a length,
//! whose type `#[len(…)]` specifies; `&CStr` and `Option<&CStr>` are passed as the address of the string.

use core::{
    ffi::{CStr, c_char, c_double, c_int},
    marker::PhantomData,
    ptr::{self, NonNull},
};

#[cfg(any(feature = "windows", windows))]
use crate::windows::Win32Error;
use crate::{__private::FromFailure, Errno, types::I32};

/// A type that is passed to a C function unchanged.
///
/// Implemented for the integers, `f32`, `f64`, raw pointers, `&T`, `&mut T`, function pointers, the
/// `Option`s of those, and the types of [`windows`](crate::windows).
///
/// A function pointer implements this trait for parameters without lifetimes. One such as
/// `unsafe extern "system" fn(&mut Info)` is accepted where it is written out in the declaration, but
/// not behind a type alias.
///
/// # Safety
///
/// The type must have the layout of the C type that it represents: it is `#[repr(C)]`, or
/// `#[repr(transparent)]` around a type that implements this trait.
///
/// ```
/// /// `COORD`: two 16-bit numbers, passed by value.
/// #[derive(Clone, Copy)]
/// #[repr(C)]
/// pub struct Coord {
///     pub x: i16,
///     pub y: i16,
/// }
///
/// // SAFETY: declared as C declares it.
/// unsafe impl sysdecl::foreign::ToForeign for Coord {}
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed to a C function",
    label = "C has no such type",
    note = "help: pass an integer, a pointer, a reference or a slice; for a type of your own that C shares, implement `sysdecl::foreign::ToForeign`"
)]
pub unsafe trait ToForeign {}

/// A type that can be passed where the C prototype has `…`, after `#[variadic]`.
///
/// C promotes such arguments: an integer narrower than `int` becomes an `int`, a `float` becomes a
/// `double`.
///
/// # Safety
///
/// [`promote`](Self::promote) must return what C passes for a value of this type.
///
/// ```
/// use sysdecl::foreign::{ToForeign, ToVariadic};
///
/// /// `mode_t`
/// #[derive(Clone, Copy)]
/// #[repr(transparent)]
/// pub struct Mode(u16);
///
/// // SAFETY: a transparent integer.
/// unsafe impl ToForeign for Mode {}
///
/// // SAFETY: promoted as the integer is.
/// unsafe impl ToVariadic for Mode {
///     type Promoted = <u16 as ToVariadic>::Promoted;
///
///     fn promote(self) -> Self::Promoted {
///         self.0.promote()
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed as a variadic argument",
    label = "C has no such variadic argument",
    note = "help: pass an integer, `f64` or a pointer; for a type of your own implement `sysdecl::foreign::ToVariadic`"
)]
pub unsafe trait ToVariadic {
    /// The type that is passed.
    type Promoted;

    /// The value that is passed.
    fn promote(self) -> Self::Promoted;
}

/// A type that a C function returns unchanged: the result of a declaration without `Result`.
///
/// # Safety
///
/// As for [`ToForeign`]; and everything that the C function can return must be a valid value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by a C function",
    label = "C has no such type",
    note = "help: return an integer, a raw pointer, `()`, `!`, or `Result<T, E>`, not an alias of it, with `#[fails(…)]`"
)]
pub unsafe trait AsReturned {}

/// A type that a successful call returns: the `T` of `Result<T, E>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the success value of a C function",
    label = "the return value cannot be converted to this type",
    note = "help: use what the C function returns: an integer, a raw pointer, `Handle` or `OwnedHandle`; or `()`"
)]
pub trait FromForeign {
    /// What the C function returns.
    type C: AsReturned;

    /// Converts the return value of a call that did not fail.
    ///
    /// # Safety
    ///
    /// `value` must have been returned by a function that is declared to return `Self`, and must not
    /// meet the declared condition of failure.
    unsafe fn from_foreign(value: Self::C) -> Self;
}

/// The C type of a length, as in `#[len(U32)]`.
///
/// # Safety
///
/// [`from_len`](Self::from_len) must not return more than `len`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a length",
    label = "a C function does not take a length of this type",
    note = "help: write `#[len(U32)]` for a `DWORD`, `#[len(usize)]` for a `SIZE_T`, `#[len(I32)]` for an `int`"
)]
pub unsafe trait Length: ToForeign + Sized {
    /// The number of elements of a slice, saturated: for a longer slice, the largest value of the type.
    fn from_len(len: usize) -> Self;
}

/// A return value that can be tested for 0: `#[fails(zero)]`.
#[diagnostic::on_unimplemented(
    message = "`#[fails(zero)]` tests an integer, but this function returns `{Self}`",
    note = "help: for a pointer write `#[fails(null)]`"
)]
pub trait IsZero: Copy {
    /// Whether the value is 0.
    fn is_zero(self) -> bool;
}

/// A return value that can be tested for null: `#[fails(null)]`.
#[diagnostic::on_unimplemented(
    message = "`#[fails(null)]` tests a pointer, but this function returns `{Self}`",
    note = "help: for an integer write `#[fails(zero)]`"
)]
pub trait IsNull: Copy {
    /// Whether the pointer is null.
    fn is_null(self) -> bool;
}

/// A return value that can be tested for `INVALID_HANDLE_VALUE`: `#[fails(invalid_handle)]`.
#[diagnostic::on_unimplemented(
    message = "`#[fails(invalid_handle)]` tests a handle, but this function returns `{Self}`",
    note = "help: for an integer write `#[fails(zero)]` or `#[fails(eq = VALUE)]`"
)]
pub trait IsHandle: Copy {
    /// Whether the handle is `INVALID_HANDLE_VALUE`.
    fn is_invalid(self) -> bool;
}

/// A return value that can be tested for -1: `#[fails(minus_one)]`.
#[diagnostic::on_unimplemented(
    message = "`#[fails(minus_one)]` tests a signed integer or a pointer, but this function returns `{Self}`",
    note = "help: declare the C type, such as `I32`; for another value write `#[fails(eq = VALUE)]`"
)]
pub trait IsMinusOne: Copy {
    /// Whether the value is -1.
    fn is_minus_one(self) -> bool;
}

macro_rules! as_is {
    ($({$($generics:tt)*} $ty:ty $(=> $promoted:ty)?;)*) => {$(
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

        $crate::foreign::variadic! { {$($generics)*} $ty $(=> $promoted)?; }
    )*};
}
#[allow(unused_imports, reason = "not every system has types that need it")]
pub(crate) use as_is;

/// How C promotes a variadic argument; most types not at all.
macro_rules! variadic {
    ({$($generics:tt)*} $ty:ty;) => {
        // SAFETY: C does not promote it.
        unsafe impl $($generics)* $crate::foreign::ToVariadic for $ty {
            type Promoted = Self;

            #[inline(always)]
            fn promote(self) -> Self {
                self
            }
        }
    };
    ({$($generics:tt)*} $ty:ty => $promoted:ty;) => {
        // SAFETY: C11, 6.5.2.2, paragraphs 6 and 7: the default argument promotions.
        unsafe impl $($generics)* $crate::foreign::ToVariadic for $ty {
            type Promoted = $promoted;

            #[inline(always)]
            fn promote(self) -> $promoted {
                self.into()
            }
        }
    };
}
pub(crate) use variadic;

as_is! {
    {} i8 => c_int; {} i16 => c_int; {} i32; {} i64; {} isize;
    {} u8 => c_int; {} u16 => c_int; {} u32; {} u64; {} usize;
    {} f32 => c_double; {} f64;
    {<T>} *const T;
    {<T>} *mut T;
    {<T>} Option<NonNull<T>>;
}

macro_rules! passed {
    ($($ty:ty),*) => {$(
        // SAFETY: a pointer to something with a size is the address; `None` is null.
        unsafe impl<T> ToForeign for $ty {}

        variadic! { {<T>} $ty; }
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

        variadic! { {<R, $($letter),*>} $ty; }
        variadic! { {<R, $($letter),*>} Option<$ty>; }
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
        // SAFETY: a length that does not fit is longer than the largest value.
        unsafe impl Length for $ty {
            #[inline(always)]
            fn from_len(len: usize) -> Self {
                Self::try_from(len).unwrap_or(Self::MAX)
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

/// Checks the type of a parameter.
#[doc(hidden)]
#[inline(always)]
pub const fn is_passed<T: ToForeign>() {}

/// Checks the type of a result.
#[doc(hidden)]
#[inline(always)]
pub const fn is_returned<T: AsReturned>() {}

/// The address of a slice, which keeps the slice's lifetime: a result that borrows from an argument has
/// it from here.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
pub struct Address<'a, T>(*const T, PhantomData<&'a [T]>);

/// The address of a slice that the function can write to.
#[doc(hidden)]
#[derive(Debug)]
#[repr(transparent)]
pub struct AddressMut<'a, T>(*mut T, PhantomData<&'a mut [T]>);

/// The address of a string, or null.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
pub struct Text<'a>(*const c_char, PhantomData<&'a CStr>);

/// Converts a slice.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn address<T>(slice: &[T]) -> Address<'_, T> {
    Address(slice.as_ptr(), PhantomData)
}

/// Converts a mutable slice.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn address_mut<T>(slice: &mut [T]) -> AddressMut<'_, T> {
    AddressMut(slice.as_mut_ptr(), PhantomData)
}

/// Converts a string.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn text(text: &CStr) -> Text<'_> {
    Text(text.as_ptr(), PhantomData)
}

/// Converts an optional string.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn text_or_null(text: Option<&CStr>) -> Text<'_> {
    let address = match text {
        Some(text) => text.as_ptr(),
        None => ptr::null(),
    };
    Text(address, PhantomData)
}

/// The number of elements of a slice.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn length<L: Length, T>(slice: &[T]) -> L {
    L::from_len(slice.len())
}

macro_rules! addresses {
    ($({$($generics:tt)*} $ty:ty => $promoted:ty;)*) => {$(
        // SAFETY: passed as an address, which C does not promote.
        unsafe impl $($generics)* ToVariadic for $ty {
            type Promoted = $promoted;

            #[inline(always)]
            fn promote(self) -> $promoted {
                self.0
            }
        }
    )*};
}

addresses! {
    {<T>} Address<'_, T> => *const T;
    {<T>} AddressMut<'_, T> => *mut T;
    {} Text<'_> => *const c_char;
}

/// The error of a declaration, from the one that the system reported.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn failure<E: FromFailure<F>, F>(reported: F) -> E {
    E::from(reported)
}

/// Why the last function of Windows failed in this thread.
#[cfg(any(feature = "windows", windows))]
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn last_error() -> Win32Error {
    Win32Error::last()
}

/// The last error of the C library in this thread.
#[doc(hidden)]
#[cfg(unix)]
#[inline(always)]
#[must_use]
pub fn last_errno() -> Errno {
    errno(crate::errno::last())
}

/// On a system without a C library nothing was linked that could fail.
#[doc(hidden)]
#[cfg(not(unix))]
#[inline(always)]
#[must_use]
pub fn last_errno() -> Errno {
    Errno::EINVAL
}

/// The error with a number that a C function returned; `EINVAL` for a number that is none.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn errno(code: I32) -> Errno {
    Errno::from_code(code).unwrap_or(Errno::EINVAL)
}
