//! What expansions name, and nobody else: no part of the interface.

pub use crate::windows::at_compile_time as wide;
pub use bitflags;
pub use core::{
    convert::From,
    primitive::{i8, i16, i32, i64, isize, u8, u16, u32, u64, usize},
    result::Result::{self, Err, Ok},
};

use core::mem;

use crate::{Errno, FromKernel, abi::Word, errno::EINTR};

/// [`FromKernel`], for a derived bound that need not hold: one that names a lifetime is looked at where
/// it is used, and not where it is written.
pub trait FromKernelIf<'a>: FromKernel {}

impl<T: FromKernel> FromKernelIf<'_> for T {}

/// The address of a slice.
#[inline(always)]
pub fn address<T>(slice: *const [T]) -> Word {
    slice as Word
}

/// The address of a slice that the kernel may write to.
#[inline(always)]
pub fn address_mut<T>(slice: *mut [T]) -> Word {
    slice as Word
}

/// The number of a slice's elements.
#[inline(always)]
#[allow(unknown_lints, integer_to_ptr_transmutes, reason = "a call in a debug build")]
pub fn elements<T>(slice: &[T]) -> Word {
    // SAFETY: an address is any integer; this one has no provenance.
    unsafe { mem::transmute::<usize, Word>(slice.len()) }
}

/// Whether the kernel was interrupted by a signal before it did anything.
#[inline(always)]
pub fn is_interrupted(word: Word) -> bool {
    word.addr() == -(EINTR as isize) as usize
}

/// What a derived enum makes of an answer that is none of its values.
///
/// # Errors
///
/// Always [`Errno::ERANGE`].
#[inline(always)]
pub fn unknown_value<T, E: From<Errno>>() -> Result<T, E> {
    Err(E::from(Errno::ERANGE))
}
