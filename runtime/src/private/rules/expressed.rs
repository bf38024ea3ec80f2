//! The type of an expression of `args(…)`, which nothing names: that of a closure, which is never called.
//!
//! ```text
//! const _: () = ::sysdecl::__private::expressed(
//!     &|| {
//!         use ::sysdecl::__private::{Crosses as _, OtherExpressed as _};
//!         let groups: &[U32] = ::sysdecl::__private::absent();
//!         ::sysdecl::__private::Expressed::of(groups.iter().count()).__found()
//!     },
//!     …
//! );
//! ```
//!
//! What it returns is contravariant in that type. So the expression may point to what the closure drops: a lifetime of what is returned
//! need only outlive that of the expression.

#![allow(missing_docs, reason = "as in `pointee`")]

use core::{ffi::CStr, marker::PhantomData};

use super::POINTER;
use crate::{Shape, ToKernel, Void};

/// Stands for the type of an expression.
pub struct Expressed<T>(PhantomData<fn(T)>);

impl<T> Expressed<T> {
    #[must_use]
    pub fn of(_: T) -> Self {
        Self(PhantomData)
    }
}

/// A parameter of the closure.
#[must_use]
pub fn absent<T>() -> T {
    unreachable!()
}

/// What is known of a type.
pub trait Known {
    const SHAPE: Shape;
}

/// The shape of a type, and whether memory must not be written through it.
pub struct Found<T, const IS_READ_ONLY: bool>(PhantomData<fn(T)>);

impl<T: ToKernel, const IS_READ_ONLY: bool> Known for Found<T, IS_READ_ONLY> {
    const SHAPE: Shape = T::SHAPE.read_only(IS_READ_ONLY);
}

/// Nothing.
pub struct Unknown;

impl Known for Unknown {
    const SHAPE: Shape = Shape::UNKNOWN;
}

/// Pointers to what certainly has no interior mutability. The method of the type itself is found before those of traits.
macro_rules! read_only {
    ($({$($generics:tt)*} $pointer:ty;)*) => {$(
        impl $($generics)* Expressed<$pointer> {
            #[must_use]
            pub fn __found(self) -> Found<$pointer, true> {
                Found(PhantomData)
            }
        }
    )*};
    (to $($pointee:ty),* $(,)?) => {$(
        read_only! {
            {} *const $pointee;
            {<'a>} &'a $pointee;
            {<const N: usize>} *const [$pointee; N];
            {<'a, const N: usize>} &'a [$pointee; N];
        }
    )*};
}

read_only! {
    to u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, Void,
}

read_only! {
    {<'a>} &'a CStr;
}

/// What holds of every other type that crosses.
pub trait Crosses<T>: Sized {
    fn __found(self) -> Found<T, false> {
        Found(PhantomData)
    }
}

impl<T: ToKernel> Crosses<T> for Expressed<T> {}

/// What holds of all others: found last, behind a reference. That they do not cross is a mistake where they are converted.
pub trait OtherExpressed: Sized {
    fn __found(self) -> Unknown {
        Unknown
    }
}

impl<T> OtherExpressed for &Expressed<T> {}

/// Holds an expression against what the kernel takes there: as a word, and as the address of so many bytes.
#[track_caller]
pub const fn expressed<K: Known, F: Fn() -> K>(
    _: &F,
    on: u32,
    (rules, text): (u32, &str),
    (sizes, memory, layout): (&[u8], u32, &str),
) {
    let shape = K::SHAPE;
    shape.__word(on, rules, text);
    if shape.0 as u8 == POINTER as u8 && !shape.is_raw() {
        shape.__size(on, sizes, memory, layout);
    }
}
