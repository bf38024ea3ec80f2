//! What expansions name, and nobody else: no part of the interface.

pub use crate::windows::at_compile_time as wide;
pub use bitflags;
pub use core::{
    convert::From,
    primitive::{i8, i16, i32, i64, isize, u8, u16, u32, u64, usize},
    result::Result::{self, Err, Ok},
};

use core::mem;

use crate::{Errno, abi::Word, errno::EINTR};

/// An integer that can number a system call.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot number a system call",
    label = "this is not an integer",
    note = "help: `nr` takes any integer constant, such as `SYS_READ`"
)]
pub trait Number: Copy {
    /// Whether the type has negative values.
    const SIGNED: bool;
}

macro_rules! numbers {
    ($($integer:ident),*) => {$(
        impl Number for $integer {
            const SIGNED: bool = $integer::MIN != 0;
        }
    )*};
}

numbers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

/// The number of a call as a word, whatever integer it was written as.
///
/// # Panics
///
/// If the number does not fit a register; in a constant that is a compile error.
#[must_use]
pub const fn number<N: Number>(number: N) -> isize {
    // SAFETY: `Number` is implemented for the integers only; each is read as itself.
    let wide = unsafe {
        match (size_of::<N>(), N::SIGNED) {
            (1, false) => mem::transmute_copy::<N, u8>(&number) as i128,
            (1, true) => mem::transmute_copy::<N, i8>(&number) as i128,
            (2, false) => mem::transmute_copy::<N, u16>(&number) as i128,
            (2, true) => mem::transmute_copy::<N, i16>(&number) as i128,
            (4, false) => mem::transmute_copy::<N, u32>(&number) as i128,
            (4, true) => mem::transmute_copy::<N, i32>(&number) as i128,
            (_, false) => mem::transmute_copy::<N, u64>(&number) as i128,
            (_, true) => mem::transmute_copy::<N, i64>(&number) as i128,
        }
    };
    assert!(
        isize::MIN as i128 <= wide && wide <= isize::MAX as i128,
        "the number of a system call does not fit a register"
    );
    wide as isize
}

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
