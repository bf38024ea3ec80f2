//! `Option` of what the kernel returns or writes, where one word, or some bytes, mean that there is no value.

use core::{
    mem::{self, MaybeUninit},
    num::NonZero,
    ptr::NonNull,
};

use crate::{
    __private::{OptionFromKernel, OptionReceived},
    Errno, FromKernel, FromSuccess, Received, Shape,
    abi::Word,
};

/// A type whose `Option` a system call can return, because one return value means `None`.
///
/// Implemented for `NonNull<T>` and the `NonZero` integers, whose `None` is 0. A newtype that derives
/// [`FromKernel`](trait@FromKernel) behaves like its field. For any other type, specify the word in the derive:
///
/// ```
/// use sysdecl::prelude::*;
///
/// #[derive(Clone, Copy, Debug, PartialEq, FromKernel)]
/// #[sysdecl(none = 0)]
/// struct Pid(I32);
///
/// #[syscall(os = "linux")]
/// unsafe extern {
///     /// Returns immediately; 0 if no child has ended yet.
///     #[syscall(name = "wait4", args(-1, 0, 1, 0))]
///     safe fn ended_child() -> Result<Option<Pid>, Errno>;
/// }
///
/// # #[cfg(target_os = "linux")]
/// assert_eq!(ended_child(), Err(Errno::ECHILD));
/// ```
///
/// In a `Result`, the words -4095 to -1 are always errors, so there `none = -1` never matches.
/// A word that is neither `None` nor a value of the type is an error, as without `Option`.
#[diagnostic::on_unimplemented(
    message = "`Option<{Self}>` cannot be returned by a system call",
    label = "no value represents `None`",
    note = "help: return an `Option` of a `NonNull` or a `NonZero` integer; for a type of your own derive `FromKernel` with `#[sysdecl(none = 0)]`"
)]
pub trait NoneResult: FromSuccess {
    /// Whether a word that is not an error means `None`.
    fn is_none(word: Word) -> bool;

    /// Converts a word that is not an error. Where the type can tell `None` by the conversion, it is not looked at twice.
    ///
    /// # Errors
    ///
    /// As for [`from_success`](FromSuccess::from_success), where the word is not `None`.
    ///
    /// # Safety
    ///
    /// As there.
    #[doc(hidden)]
    #[inline(always)]
    unsafe fn option_from_success<E: From<Errno>>(word: Word) -> Result<Option<Self>, E> {
        if Self::is_none(word) {
            return Ok(None);
        }
        // SAFETY: the caller guarantees that the word is valid.
        match unsafe { Self::from_success(word) } {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(error),
        }
    }
}

impl<T: NoneResult> FromSuccess for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    #[inline(always)]
    unsafe fn from_success<E: From<Errno>>(word: Word) -> Result<Self, E> {
        // SAFETY: the caller guarantees that the word is valid.
        unsafe { T::option_from_success(word) }
    }
}

impl<T: OptionFromKernel> FromKernel for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    #[inline(always)]
    unsafe fn from_kernel(word: Word) -> Self {
        // SAFETY: the caller guarantees that the word is valid.
        unsafe { T::option_from_kernel(word) }
    }
}

/// The memory holds `None` beforehand, if the kernel may leave it as it is.
// SAFETY: `OptionReceived` says that `Option<T>` is the bytes of a `T`, or those of `T::ZEROED`, which are `None`.
unsafe impl<T: OptionReceived> Received for Option<T> {
    const ZEROED: MaybeUninit<Self> = option_of(T::ZEROED);
    const UNINIT: MaybeUninit<Self> =
        if T::ALWAYS_OPTION { MaybeUninit::uninit() } else { option_of(T::UNINIT) };
    const ALWAYS_VALID: bool = T::ALWAYS_OPTION;

    #[inline(always)]
    unsafe fn is_valid(memory: *const Self) -> bool {
        // SAFETY: the caller guarantees that the memory is valid, and both have one layout.
        T::ALWAYS_OPTION || unsafe { T::is_option(memory.cast()) }
    }
}

/// Memory for a value is memory for an `Option` of it.
#[allow(clippy::needless_pass_by_value, reason = "it is read once, as another type")]
const fn option_of<T: OptionReceived>(memory: MaybeUninit<T>) -> MaybeUninit<Option<T>> {
    const {
        assert!(size_of::<Option<T>>() == size_of::<T>(), "`Option` needs more than the value");
    }
    // SAFETY: a `MaybeUninit` has the layout of what it is for, and both of these have the same size.
    unsafe { mem::transmute_copy(&memory) }
}

/// Types without a value 0, which their `Option` has as `None`. `raw` converts a return value that can be an error, where that
/// differs from the conversion of a success.
macro_rules! none_is_zero {
    (@raw $value:expr) => { $value };
    (@raw $value:expr, $raw:expr) => { $raw };
    ($({$($generics:tt)*} $ty:ty: $integer:ty, $shape:expr, |$word:ident| $value:expr $(, raw $raw:expr)?;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl $($generics)* FromSuccess for $ty {
            const SHAPE: Shape = $shape;

            #[inline(always)]
            unsafe fn from_success<E: From<Errno>>($word: Word) -> Result<Self, E> {
                match $value {
                    Some(value) => Ok(value),
                    None => crate::__private::unknown_value(),
                }
            }
        }

        #[diagnostic::do_not_recommend]
        impl $($generics)* NoneResult for $ty {
            #[inline(always)]
            fn is_none($word: Word) -> bool {
                $value.is_none()
            }

            #[inline(always)]
            unsafe fn option_from_success<E: From<Errno>>($word: Word) -> Result<Option<Self>, E> {
                Ok($value)
            }
        }

        #[diagnostic::do_not_recommend]
        impl $($generics)* OptionFromKernel for $ty {
            #[inline(always)]
            unsafe fn option_from_kernel($word: Word) -> Option<Self> {
                none_is_zero!(@raw $value $(, $raw)?)
            }
        }

        #[diagnostic::do_not_recommend]
        // SAFETY: the layout is documented to be that of the integer or the raw pointer, and 0 is the one invalid
        // value. The memory is initialised, so that it can be read.
        unsafe impl $($generics)* Received for $ty {
            const UNINIT: MaybeUninit<Self> = MaybeUninit::zeroed();
            const ALWAYS_VALID: bool = false;

            #[inline(always)]
            unsafe fn is_valid(memory: *const Self) -> bool {
                // SAFETY: the memory is readable and initialised.
                unsafe { memory.cast::<$integer>().read_unaligned() != 0 as $integer }
            }
        }

        // SAFETY: the layout of the `Option` is documented: 0 is `None`, anything else is a value.
        unsafe impl $($generics)* OptionReceived for $ty {
            const ALWAYS_OPTION: bool = true;
        }
    )*};
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_lossless,
    clippy::ptr_as_ptr,
    clippy::unnecessary_cast,
    reason = "the register is narrowed, as declared; `cast` is a call in a debug build"
)]
mod zero {
    use super::{
        Errno, FromSuccess, MaybeUninit, NonNull, NonZero, NoneResult, OptionFromKernel,
        OptionReceived, Received, Shape, Word,
    };

    none_is_zero! {
        {<T>} NonNull<T>: usize, Shape::RAW_POINTER, |word| NonNull::new(word as *mut T);
        {} NonZero<i8>: i8, Shape::integer(8), |word| NonZero::new(word as usize as i8);
        {} NonZero<i16>: i16, Shape::integer(16), |word| NonZero::new(word as usize as i16);
        {} NonZero<i32>: i32, Shape::integer(32), |word| NonZero::new(word as usize as i32);
        {} NonZero<i64>: i64, Shape::integer(64), |word| NonZero::new(word as usize as isize as i64);
        {} NonZero<isize>: isize, Shape::integer(usize::BITS), |word| NonZero::new(word as usize as isize);
        {} NonZero<u8>: u8, Shape::integer(8), |word| NonZero::new(word as usize as u8);
        {} NonZero<u16>: u16, Shape::integer(16), |word| NonZero::new(word as usize as u16);
        {} NonZero<u32>: u32, Shape::integer(32), |word| NonZero::new(word as usize as u32);
        {} NonZero<u64>: u64, Shape::integer(64), |word| NonZero::new(word as usize as u64),
            raw NonZero::new(word as usize as isize as u64);
        {} NonZero<usize>: usize, Shape::integer(usize::BITS), |word| NonZero::new(word as usize);
    }
}
