//! Items that expansions and messages refer to. They are not part of the public interface.

#[cfg(any(feature = "windows", windows))]
pub use crate::windows::at_compile_time as wide;
pub use core::{
    convert::From,
    mem::MaybeUninit,
    primitive::{i8, i16, i32, i64, isize, u8, u16, u32, u64, usize},
    result::Result::{self, Err, Ok},
};
#[cfg(feature = "macros")]
pub use sysdecl_macros::on_other_targets;

#[path = "private/bits.rs"]
mod bits;
#[cfg(all(feature = "macros", any(target_os = "linux", target_os = "android")))]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "the number of a system call fits a word"
)]
#[path = "private/call.rs"]
pub mod call;
#[cfg(feature = "macros")]
#[path = "private/constant.rs"]
mod constant;
#[cfg(feature = "macros")]
#[path = "private/converter.rs"]
mod converter;
#[cfg(feature = "macros")]
#[path = "private/destructor.rs"]
mod destructor;
#[cfg(not(target_pointer_width = "64"))]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::cast_lossless,
    reason = "halves of integers, and integers as bits"
)]
#[path = "private/narrow.rs"]
mod narrow;
#[path = "private/optional.rs"]
mod optional;
#[cfg(feature = "macros")]
#[path = "private/out.rs"]
mod out;
#[path = "private/pointee.rs"]
mod pointee;
#[cfg(feature = "macros")]
#[path = "private/rules.rs"]
mod rules;
#[cfg(feature = "macros")]
#[path = "private/target.rs"]
mod target;

use core::ptr;

/// The functions for known calls, of which the kernel's table says that no word has 64 bits where registers have 32.
#[cfg(all(
    feature = "macros",
    any(target_os = "linux", target_os = "android"),
    target_pointer_width = "64"
))]
pub use self::call as known;
#[cfg(all(feature = "macros", any(target_os = "linux", target_os = "android")))]
pub use self::call::*;
#[cfg(not(target_pointer_width = "64"))]
pub use self::narrow::{FromWide, Halves, Narrow, Register, Wide, WideWord, Widened};
pub(crate) use self::pointee::no_owner;
#[cfg(feature = "macros")]
pub use self::{
    bits::shape_of_bits,
    constant::{Integer, number, number_of, word_of},
    converter::{Converter, OneParameter, converter},
    destructor::{Destructor, NoDestructor, Runs, Undropped, undropped},
    out::{FromOut, OutMemory, fill, filled, memory_for, memory_holding, part},
    rules::{
        Crosses, Expressed, Holder, OtherExpressed, OtherHolder, OtherShape, Public, Shaped,
        absent, expressed, holds, proven, wrong,
    },
};
pub use self::{
    bits::{bits_are_valid, only_bits},
    optional::{
        NoneResultIf, NoneWordIf, OptionFromKernel, OptionFromKernelIf, OptionReceived,
        OptionReceivedIf, is_none, is_word,
    },
    pointee::{
        Elements, Kind, NoDescriptor, NoOwner, NoWidePointer, OneWord, OtherPointee, Pointee,
        elements_of, points_to,
    },
};
use crate::{Errno, FromKernel, abi::Word, errno::EINTR};
// With 64-bit words every integer fits in one.
#[cfg(target_pointer_width = "64")]
pub use crate::{ToKernel as Narrow, ToKernel as Wide, abi::Word as Widened, pair::FromPair};

/// [`FromKernel`], for a derived bound that need not hold: one that names a lifetime is checked where
/// it is used, not where it is written.
pub trait FromKernelIf<'a>: FromKernel {}

impl<T: FromKernel> FromKernelIf<'_> for T {}

/// The `E` of a declared `Result<T, E>`: any type that is [`From`] the kernel's failure. A separate trait, so
/// that the message is ours.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be converted from `{Failure}`",
    label = "the kernel's error cannot be converted to this type",
    note = "help: return `Result<…, {Failure}>`, or write an `impl From<{Failure}>` for the error"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(note = "`std::io::Error` needs the feature `std` of `sysdecl`")
)]
pub trait FromFailure<Failure>: From<Failure> {}

#[diagnostic::do_not_recommend]
impl<Failure, E: From<Failure>> FromFailure<Failure> for E {}

/// What the function of `result` returns, which is what its declaration does. A separate trait, for the message.
#[diagnostic::on_unimplemented(
    message = "the `result` function returns `{Self}`, but the declaration returns `{Declared}`",
    label = "this function returns `{Self}`",
    note = "help: declare `-> {Self}`, or name a function that returns `{Declared}`"
)]
pub trait Becomes<Declared> {
    /// The value itself.
    fn becomes(self) -> Declared;
}

#[diagnostic::do_not_recommend]
impl<T> Becomes<T> for T {
    #[inline(always)]
    fn becomes(self) -> T {
        self
    }
}

/// What a pointer of one word can point to: any sized type. As above, for the message.
#[diagnostic::on_unimplemented(
    message = "a pointer to `{Self}` is two words, but the kernel takes one",
    label = "the size of this type is not known at compile time",
    note = "help: pass `&CStr` for a path, `&[T]` or `&mut [T]`, or a pointer to a sized type"
)]
pub trait Thin {
    /// In bytes.
    const SIZE: usize;

    /// Whether some bit pattern of that size is certainly invalid: the compiler then uses it for the `None` of an `Option`.
    const HAS_INVALID_VALUES: bool;
}

#[diagnostic::do_not_recommend]
impl<T> Thin for T {
    const SIZE: usize = size_of::<T>();
    const HAS_INVALID_VALUES: bool =
        size_of::<T>() != 0 && size_of::<Option<T>>() == size_of::<T>();
}

/// A word that a declaration omits. It is as wide as the register: of an integer literal, `asm!` passes 32 bits.
pub const ZERO: Word = ptr::null_mut();

/// The return value of a call that a signal interrupted.
pub const INTERRUPTED: Word = ptr::without_provenance_mut(-(EINTR as isize) as usize);

/// Discards the return value of a declaration without a result.
///
/// # Safety
///
/// None. It is an unsafe operation for the block around the entry, which can be a safe one.
#[inline(always)]
pub unsafe fn ignored(word: Word) {
    let _ = word;
}

/// The error for a return value that is not a value of the declared type.
///
/// # Errors
///
/// Always [`Errno::ERANGE`].
#[inline(always)]
pub fn unknown_value<T, E: From<Errno>>() -> Result<T, E> {
    Err(E::from(Errno::ERANGE))
}
