//! Words to values.
//!
//! As in `to_kernel.rs`: casts by `as`, since a call costs in a debug build.

#![allow(
    clippy::cast_lossless,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::ptr_as_ptr,
    reason = "the register is narrowed, as declared; `cast` is a call in a debug build"
)]

use core::{convert::Infallible, hint::black_box, mem};

use crate::{
    __private::{FromFailure, unknown_value},
    Errno, Shape,
    abi::Word,
    errno::FIRST_FAILURE,
};

/// A type that a declaration can return.
///
/// | declared | success | failure |
/// | --- | --- | --- |
/// | an integer | the register, truncated to the type | the negative errno, as returned by the kernel |
/// | `*mut T`, `*const T` | the address | an address in the last page |
/// | `Result<T, E>`, `T: FromSuccess`, `E: From<Errno>` | `T` | `E` |
/// | `Option<T>`, [`T: NoneResult`](crate::NoneResult) | `T`, or `None` for one word, such as 0 | as without `Option` |
/// | `()` or nothing | – | ignored |
///
/// For a type of your own, derive it: a newtype converts as its field does, a bitflags type keeps
/// unknown bits, and a `#[repr(integer)]` enum implements only [`FromSuccess`], because not every
/// return value is one of its variants.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by a system call",
    label = "a return value cannot be converted to this type",
    note = "help: return an integer, a raw pointer, `()`, `!`, or `Result<T, Errno>`; derive `FromKernel` for a type of your own (an enum, a descriptor, a `NonNull` or a `NonZero` integer only inside of `Result`)",
    note = "two results, as `fork` and `pipe` have on macOS and FreeBSD, must be spelled out, not hidden behind an alias: `(I32, I32)`"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(
        note = "`OwnedFd` of `std` needs the feature `std` of `sysdecl`, and `Result`"
    )
)]
pub trait FromKernel: Sized {
    /// Describes the type for the [kernel rules](macro@crate::syscall#kernel-rules). By default it is not checked.
    const SHAPE: Shape = Shape::UNKNOWN;

    /// Converts any return value.
    ///
    /// # Safety
    ///
    /// `word` must be what the kernel returned from a call that is declared to return `Self`.
    unsafe fn from_kernel(word: Word) -> Self;

    /// Converts the return value of a call that returns exactly 0 on success. Any other word is an error, and
    /// is converted to one that is harmless, whatever it is.
    ///
    /// # Safety
    ///
    /// As for [`from_kernel`](Self::from_kernel).
    #[doc(hidden)]
    #[inline(always)]
    unsafe fn from_zero(word: Word) -> Self {
        // SAFETY: guaranteed by the caller.
        unsafe { Self::from_kernel(word) }
    }

    /// As [`from_kernel`](Self::from_kernel), for a word in memory: a debug build would store it once more to look at it.
    ///
    /// # Safety
    ///
    /// As there.
    #[doc(hidden)]
    #[inline(always)]
    unsafe fn from_kernel_at(word: &Word) -> Self {
        // SAFETY: guaranteed by the caller.
        unsafe { Self::from_kernel(*word) }
    }

    /// The same for [`from_zero`](Self::from_zero).
    ///
    /// # Safety
    ///
    /// As there.
    #[doc(hidden)]
    #[inline(always)]
    unsafe fn from_zero_at(word: &Word) -> Self {
        // SAFETY: guaranteed by the caller.
        unsafe { Self::from_zero(*word) }
    }
}

/// The success value of a call: the `T` of `Result<T, E>`.
///
/// In addition to the types that implement [`FromKernel`], this is implemented for types that do not have a value for every word: a
/// derived enum, `NonNull<T>`, the `NonZero` integers and `OwnedFd`. A successful call
/// that returns such a word is [`Errno::ERANGE`], except that for `OwnedFd` it is an error with that
/// [unexpected return value](Errno#unexpected-return-values). If `T` is `Infallible`, as for `execve`,
/// which returns only on error, every success is [`Errno::ERANGE`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the success value of a system call",
    label = "a return value cannot be converted to this type",
    note = "help: use an integer, a raw pointer or `()`; derive `FromKernel` for a type of your own",
    note = "to return what the kernel writes through a pointer, as for `pipe2`, use `out`: `args(out, flags)`",
    note = "two results, as `fork` and `pipe` have on macOS and FreeBSD, must be spelled out, not hidden behind an alias: `Result<(I32, I32), Errno>`"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(note = "`OwnedFd` of `std` needs the feature `std` of `sysdecl`")
)]
pub trait FromSuccess: Sized {
    /// Describes the type for the [kernel rules](macro@crate::syscall#kernel-rules). By default it is not checked.
    const SHAPE: Shape = Shape::UNKNOWN;

    /// Whether a success has no value, so that 0 is as good as any other word.
    #[doc(hidden)]
    const IS_NOTHING: bool = false;

    /// Converts a return value that is not an error.
    ///
    /// # Errors
    ///
    /// A return value that is not a value of `Self` is [`Errno::ERANGE`], or an
    /// [unexpected return value](Errno#unexpected-return-values).
    ///
    /// # Safety
    ///
    /// `word` must be what the kernel returned, on success, from a call that is declared to return
    /// `Self`.
    unsafe fn from_success<E: From<Errno>>(word: Word) -> Result<Self, E>;

    /// Whether every word is a value, which [`of_word`](Self::of_word) is.
    #[doc(hidden)]
    const IS_EVERY_WORD: bool = false;

    /// The value, where every word is one: in a debug build it is less to return than a `Result`.
    ///
    /// # Safety
    ///
    /// As for [`from_success`](Self::from_success).
    #[doc(hidden)]
    unsafe fn of_word(word: Word) -> Self {
        let _ = word;
        unreachable!()
    }

    /// The largest word that can be a value: any larger one is an error, so that one comparison is enough.
    #[doc(hidden)]
    const LARGEST: usize = FIRST_FAILURE - 1;

    /// As [`from_success`](Self::from_success), for a word that is at most [`LARGEST`](Self::LARGEST):
    /// where a value has less than a word, it is not compared twice.
    ///
    /// # Errors
    ///
    /// As there.
    ///
    /// # Safety
    ///
    /// As there, and `word` must be at most [`LARGEST`](Self::LARGEST).
    #[doc(hidden)]
    #[inline(always)]
    unsafe fn from_compared<E: From<Errno>>(word: Word) -> Result<Self, E> {
        // SAFETY: the caller guarantees that the word is valid.
        unsafe { Self::from_success(word) }
    }
}

/// `FromFailure<Errno>` is every type that is `From<Errno>`.
impl<T: FromSuccess, E: FromFailure<Errno>> FromKernel for Result<T, E> {
    const SHAPE: Shape = T::SHAPE.in_result();

    #[inline(always)]
    unsafe fn from_kernel(word: Word) -> Self {
        // SAFETY: guaranteed by the caller.
        unsafe { Self::from_kernel_at(&word) }
    }

    #[inline(always)]
    #[allow(
        clippy::transmute_ptr_to_ptr,
        reason = "a debug build checks each raw pointer that is read through"
    )]
    unsafe fn from_kernel_at(word: &Word) -> Self {
        // Read in place: a debug build would store a copy.
        // SAFETY: a word has the size of an integer, for which all bits are valid.
        if unsafe { *mem::transmute::<&Word, &usize>(word) }
            > const { if T::LARGEST < FIRST_FAILURE { T::LARGEST } else { FIRST_FAILURE - 1 } }
        {
            // A word that is neither takes a separate path. LLVM would otherwise merge the two stores of the
            // tag into one, and a success would load its tag into a register first.
            if const { T::LARGEST < FIRST_FAILURE - 1 }
                && cfg!(not(debug_assertions))
                // SAFETY: as above.
                && unsafe { *mem::transmute::<&Word, &usize>(word) } < FIRST_FAILURE
            {
                // SAFETY: as below.
                let failed = Err(E::from(unsafe { *mem::transmute::<&Word, &Errno>(word) }));
                black_box(());
                return failed;
            }
            // SAFETY: an `Errno` is any word but 0.
            return Err(E::from(unsafe { *mem::transmute::<&Word, &Errno>(word) }));
        }
        if const { T::LARGEST < FIRST_FAILURE - 1 } {
            // SAFETY: the caller guarantees that the word is valid, and it is no larger.
            return unsafe { T::from_compared(*word) };
        }
        if const { T::IS_EVERY_WORD } {
            // SAFETY: as below.
            return Ok(unsafe { T::of_word(*word) });
        }
        // SAFETY: the caller guarantees that the word is valid, and it is no failure.
        unsafe { T::from_success(*word) }
    }

    #[inline(always)]
    unsafe fn from_zero(word: Word) -> Self {
        // SAFETY: guaranteed by the caller.
        unsafe { Self::from_zero_at(&word) }
    }

    #[inline(always)]
    #[allow(
        clippy::transmute_ptr_to_ptr,
        reason = "a debug build checks each raw pointer that is read through"
    )]
    unsafe fn from_zero_at(word: &Word) -> Self {
        if !T::IS_NOTHING {
            // SAFETY: guaranteed by the caller.
            return unsafe { Self::from_kernel_at(word) };
        }
        // Where `E` is `Errno`, the result is the word itself.
        // SAFETY: a word has the size of an integer, for which all bits are valid.
        if unsafe { *mem::transmute::<&Word, &usize>(word) } != 0 {
            // SAFETY: an `Errno` is any word but 0.
            return Err(E::from(unsafe { *mem::transmute::<&Word, &Errno>(word) }));
        }
        // SAFETY: the caller guarantees that the word is valid, and it is no failure.
        unsafe { T::from_success(*word) }
    }
}

impl FromKernel for () {
    const SHAPE: Shape = Shape::NOTHING;

    #[inline(always)]
    unsafe fn from_kernel(_: Word) -> Self {}
}

impl FromSuccess for () {
    const SHAPE: Shape = Shape::NOTHING;

    const IS_NOTHING: bool = true;

    #[inline(always)]
    unsafe fn from_success<E: From<Errno>>(_: Word) -> Result<Self, E> {
        Ok(())
    }
}

/// Both traits, for types that every word is a valid value of.
macro_rules! any_word {
    ($({$($generics:tt)*} $ty:ty: $shape:expr, |$word:ident| $value:expr;)*) => {$(
        impl $($generics)* FromKernel for $ty {
            const SHAPE: Shape = $shape;

            #[inline(always)]
            unsafe fn from_kernel($word: Word) -> Self {
                $value
            }
        }

        impl $($generics)* FromSuccess for $ty {
            const SHAPE: Shape = $shape;

            #[inline(always)]
            unsafe fn from_success<E: From<Errno>>($word: Word) -> Result<Self, E> {
                Ok($value)
            }

            const IS_EVERY_WORD: bool = true;

            #[inline(always)]
            unsafe fn of_word($word: Word) -> Self {
                $value
            }
        }
    )*};
}

any_word! {
    {} i8: Shape::integer(8), |word| word as usize as i8;
    {} i16: Shape::integer(16), |word| word as usize as i16;
    {} i32: Shape::integer(32), |word| word as usize as i32;
    {} i64: Shape::integer(64), |word| word as usize as isize as i64;
    {} isize: Shape::integer(usize::BITS), |word| word as usize as isize;
    {} u8: Shape::integer(8), |word| word as usize as u8;
    {} u16: Shape::integer(16), |word| word as usize as u16;
    {} u32: Shape::integer(32), |word| word as usize as u32;
    {} usize: Shape::integer(usize::BITS), |word| word as usize;
    {<T>} *mut T: Shape::RAW_POINTER, |word| word as *mut T;
    {<T>} *const T: Shape::RAW_POINTER, |word| word as *const T;
}

impl FromKernel for u64 {
    const SHAPE: Shape = Shape::integer(64);

    /// A negative error number keeps its sign in all 64 bits.
    #[inline(always)]
    unsafe fn from_kernel(word: Word) -> Self {
        word as usize as isize as u64
    }
}

impl FromSuccess for u64 {
    const SHAPE: Shape = Shape::integer(64);

    #[inline(always)]
    unsafe fn from_success<E: From<Errno>>(word: Word) -> Result<Self, E> {
        Ok(word as usize as u64)
    }
}

/// A call that returns only on error. A filter or a tracer can make it return success all the same.
#[diagnostic::do_not_recommend]
impl FromSuccess for Infallible {
    #[inline(always)]
    unsafe fn from_success<E: From<Errno>>(_: Word) -> Result<Self, E> {
        unknown_value()
    }
}
