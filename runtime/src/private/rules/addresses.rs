//! Types behind a reference where the kernel dereferences addresses that it finds there: the rule `safety` for `iovec` and `msghdr`.
//!
//! ```text
//! const _: () = {
//!     use ::sysdecl::__private::OtherHolder as _;
//!     type __Holder = ::sysdecl::__private::Holder<fn(&[IoVec])>;
//!     ::sysdecl::__private::holds(9, 1, [__Holder::__STATIC, __Holder::__SEND, …], "…")
//! };
//! ```
//!
//! Such a type is sound in a safe function if it borrows the memory, as `IoSlice<'_>` does, and has a lifetime for that. In `fn(&[T])`
//! every elided lifetime is bound by the function pointer. A type parameter cannot be a type that contains such a lifetime, so the
//! inherent constants, which take precedence over those of the trait, exist only for types without one.

#![allow(missing_docs, reason = "as in `pointee`")]

use core::marker::PhantomData;

use super::{super::target::ABI, wrong};
use crate::__private::Thin;

/// Stands for a function whose parameter has the type in question.
pub struct Holder<F>(PhantomData<F>);

/// What applies to every other type: it borrows the memory, is a newtype, or is not a reference.
pub trait OtherHolder {
    const __STATIC: bool = false;
    const __SEND: bool = false;
    const __SYNC: bool = false;
    const __INTEGERS: bool = false;
    const __NICHE: bool = false;
    const __PUBLIC: bool = false;
}

impl<F> OtherHolder for Holder<F> {}

/// Integers, which can be any address.
pub trait Integers {}

macro_rules! integers {
    ($($integer:ty),* $(,)?) => {$(
        impl Integers for $integer {}
    )*};
}

integers! { u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize }

impl<T: Integers, const N: usize> Integers for [T; N] {}

/// Structures of the crate with public fields that are addresses by the value of other fields.
pub trait Public {}

macro_rules! holders {
    ($($reference:ty),* $(,)?) => {$(
        impl<T> Holder<fn($reference)> {
            pub const __STATIC: bool = true;
            pub const __NICHE: bool = <T as Thin>::HAS_INVALID_VALUES;
        }

        impl<T: Send> Holder<fn($reference)> {
            pub const __SEND: bool = true;
        }

        impl<T: Sync> Holder<fn($reference)> {
            pub const __SYNC: bool = true;
        }

        impl<T: Integers> Holder<fn($reference)> {
            pub const __INTEGERS: bool = true;
        }

        impl<T: Public> Holder<fn($reference)> {
            pub const __PUBLIC: bool = true;
        }
    )*};
}

holders! { &T, &mut T, &[T], &mut [T], Option<&T>, Option<&mut T> }

/// The addresses are pointers in C: a type that has them is neither `Send` nor `Sync`, unless its author says so.
const POINTERS: u32 = 0;
/// They are integers in C: without a lifetime, a type of integers alone says nothing about them.
const NUMBERS: u32 = 1;

/// Stops the compiler by a message, on the ABIs `on`, if the type certainly does not restrict the addresses that it holds.
/// `declared` is one of the above, or 2 where a type may have no addresses by the value of other fields.
#[track_caller]
pub const fn holds(
    on: u32,
    declared: u32,
    [is_static, is_send, is_sync, is_of_integers, has_niche, is_public]: [bool; 6],
    message: &str,
) {
    let has_pointers = !is_send && !is_sync;
    let is_wrong = match declared {
        POINTERS => has_pointers,
        NUMBERS => has_pointers || !has_niche,
        _ => false,
    };
    if on & ABI != 0 && is_static && (is_wrong || is_of_integers || is_public) {
        wrong(message);
    }
}
