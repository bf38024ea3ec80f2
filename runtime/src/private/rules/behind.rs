//! What only a concrete type says of the memory behind a pointer.

#![allow(missing_docs, reason = "as in `pointee`")]

use core::{
    cell::{Cell, UnsafeCell},
    ffi::CStr,
    sync::atomic::AtomicBool,
};

use super::Shaped;
use crate::{__private::Thin, Shape, Void};

/// Memory must not be written through the pointer.
const READ_ONLY: u8 = 1;
/// Not every bit pattern is a value of what is there, although the layout does not show it.
const PARTIAL: u8 = 2;
/// Nothing is known of what is there.
const OPAQUE: u8 = 4;

impl Shape {
    /// The same, with what `Shaped::<T>::__BEHIND` says.
    #[doc(hidden)]
    pub const fn __behind(self, behind: u8) -> Self {
        if behind == 0 {
            return self;
        }
        self.read_only(behind & READ_ONLY != 0)
            .partial(behind & PARTIAL != 0)
            .opaque(behind & OPAQUE != 0)
    }

    /// That of a newtype, by the shape of its field.
    #[doc(hidden)]
    pub const fn __newtype(self, behind: u8) -> Self {
        self.__behind(behind).of_own_type()
    }
}

/// Each kind of pointer to these types: what certainly has no interior mutability.
macro_rules! read_only {
    ($($pointee:ty: $behind:expr),* $(,)?) => {$(
        impl Shaped<*const $pointee> {
            pub const __BEHIND: u8 = $behind;
        }

        impl Shaped<&$pointee> {
            pub const __BEHIND: u8 = $behind;
        }

        impl Shaped<Option<&$pointee>> {
            pub const __BEHIND: u8 = $behind;
        }

        impl<const N: usize> Shaped<*const [$pointee; N]> {
            pub const __BEHIND: u8 = $behind;
        }

        impl<const N: usize> Shaped<&[$pointee; N]> {
            pub const __BEHIND: u8 = $behind;
        }
    )*};
}

read_only! {
    u8: READ_ONLY,
    u16: READ_ONLY,
    u32: READ_ONLY,
    u64: READ_ONLY,
    usize: READ_ONLY,
    i8: READ_ONLY,
    i16: READ_ONLY,
    i32: READ_ONLY,
    i64: READ_ONLY,
    isize: READ_ONLY,
    Void: READ_ONLY | OPAQUE,
}

impl Shaped<&CStr> {
    pub const __BEHIND: u8 = READ_ONLY;
}

impl Shaped<Option<&CStr>> {
    pub const __BEHIND: u8 = READ_ONLY;
}

macro_rules! references {
    ($({$($generics:tt)*} $pointee:ty: $behind:expr;)*) => {$(
        impl $($generics)* Shaped<&mut $pointee> {
            pub const __BEHIND: u8 = $behind;
        }

        impl $($generics)* Shaped<Option<&mut $pointee>> {
            pub const __BEHIND: u8 = $behind;
        }
    )*};
}

/// The same of types that memory is written through when it is shared.
macro_rules! shared {
    ($({$($generics:tt)*} $pointee:ty: $behind:expr;)*) => {$(
        references! { {$($generics)*} $pointee: $behind; }

        impl $($generics)* Shaped<&$pointee> {
            pub const __BEHIND: u8 = $behind;
        }

        impl $($generics)* Shaped<Option<&$pointee>> {
            pub const __BEHIND: u8 = $behind;
        }
    )*};
}

references! {
    {} Void: OPAQUE;
}

shared! {
    {} AtomicBool: PARTIAL;
    {<const N: usize>} [AtomicBool; N]: PARTIAL;
    {<T>} Cell<T>: partial::<T>();
    {<T>} UnsafeCell<T>: partial::<T>();
    {<T, const N: usize>} [Cell<T>; N]: partial::<T>();
    {<T, const N: usize>} [UnsafeCell<T>; N]: partial::<T>();
}

/// A cell hides the layout of what it holds.
const fn partial<T>() -> u8 {
    if <T as Thin>::HAS_INVALID_VALUES { PARTIAL } else { 0 }
}
