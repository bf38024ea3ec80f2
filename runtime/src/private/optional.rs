//! What a derive says of the `Option` of its type.

use crate::{FromSuccess, NoneResult, NoneWord, Received, abi::Word};

/// A type whose `Option` is what a call returns, without a `Result` around it. A trait of ours, since a user's crate
/// cannot implement [`FromKernel`](crate::FromKernel) for an `Option`.
#[diagnostic::on_unimplemented(
    message = "`Option<{Self}>` cannot be returned by a system call",
    label = "no value represents `None`",
    note = "help: return an `Option` of a `NonNull` or a `NonZero` integer; for a type of your own derive `FromKernel` with `#[sysdecl(none = 0)]`"
)]
pub trait OptionFromKernel: FromSuccess {
    /// Converts the return value, whatever it is.
    ///
    /// # Safety
    ///
    /// As for [`FromKernel::from_kernel`](crate::FromKernel::from_kernel).
    unsafe fn option_from_kernel(word: Word) -> Option<Self>;
}

/// A type that the kernel can write, and whose `Option` it can write too.
///
/// # Safety
///
/// - `Option<Self>` has the layout of `Self`; the bytes of [`Received::ZEROED`] are its `None`.
/// - Where [`is_option`](Self::is_option) returns `true`, memory holds these or a value; where
///   [`ALWAYS_OPTION`](Self::ALWAYS_OPTION) is `true`, any memory does. It reads only what [`Received::is_valid`] may.
#[diagnostic::on_unimplemented(
    message = "`Option<{Self}>` cannot be written by the kernel",
    label = "no bit pattern represents `None`",
    note = "help: receive an `Option` of a `NonNull`, a `NonZero` integer, an `OwnedFd`, or a `#[repr(transparent)]` newtype of one of these that derives `Received`"
)]
pub unsafe trait OptionReceived: Received {
    /// Whether every bit pattern is `None` or a value.
    const ALWAYS_OPTION: bool;

    /// Whether `memory` holds `None` or a value.
    ///
    /// # Safety
    ///
    /// As for [`Received::is_valid`].
    #[inline(always)]
    unsafe fn is_option(memory: *const Self) -> bool {
        let _ = memory;
        Self::ALWAYS_OPTION
    }
}

/// [`NoneWord`], for a derived bound that need not hold: see [`FromKernelIf`](super::FromKernelIf).
pub trait NoneWordIf<'a>: NoneWord {}

impl<T: NoneWord> NoneWordIf<'_> for T {}

/// [`NoneResult`], in the same way.
pub trait NoneResultIf<'a>: NoneResult {}

impl<T: NoneResult> NoneResultIf<'_> for T {}

/// [`OptionFromKernel`], in the same way.
pub trait OptionFromKernelIf<'a>: OptionFromKernel {}

impl<T: OptionFromKernel> OptionFromKernelIf<'_> for T {}

/// [`OptionReceived`], in the same way.
pub trait OptionReceivedIf<'a>: OptionReceived {}

impl<T: OptionReceived> OptionReceivedIf<'_> for T {}

/// Whether a word is `none`, in as many bits as an integer of type `T` has.
#[inline(always)]
#[must_use]
pub fn is_none<T: FromSuccess>(word: Word, none: isize) -> bool {
    let mask = const {
        let bits = T::SHAPE.integer_bits();
        if bits == 0 || bits >= usize::BITS { usize::MAX } else { (1 << bits) - 1 }
    };
    (word as usize ^ none as usize) & mask == 0
}

/// The word alone, for what is compared in all its bits.
#[inline(always)]
#[must_use]
pub fn is_word(word: Word, none: isize) -> bool {
    word as usize == none as usize
}
