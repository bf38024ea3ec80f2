//! What a declaration with `out` makes of its memory, and the derive of [`Received`] of its fields.

use core::{
    marker::PhantomData,
    mem::{self, MaybeUninit},
};

use super::{FromFailure, target::ABI, unknown_value};
use crate::{Errno, FromKernel, FromSuccess, Received, abi::Word, errno::FIRST_FAILURE};

/// What a declaration with `out` returns: `Result<T, E>`, or `Result<(A, T), E>` where the word says more
/// than success.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be what a system call with `out` returns",
    label = "this is neither `Result<T, E>` nor `Result<(A, T), E>` for a `T` that the kernel can write",
    note = "help: return `Result<T, Errno>`, where the kernel writes a `T`"
)]
pub trait FromOut: Sized {
    /// What the kernel writes.
    type Out: Received;

    /// Converts the word and what the kernel wrote. The word is read where it lies: a debug build would store it once more.
    ///
    /// # Safety
    ///
    /// `word` must be what the kernel returned from a call that is declared to return `Self`; `out` must
    /// be [`Received::ZEROED`] or [`Received::UNINIT`] with what that call wrote, and initialised but for
    /// padding where the call succeeded. What it holds is moved out of it.
    unsafe fn from_out(word: &Word, out: &MaybeUninit<Self::Out>) -> Self;

    /// The same of a call that returns exactly 0 on success: after any other word the memory is not read.
    ///
    /// # Safety
    ///
    /// As for [`from_out`](Self::from_out), where only 0 is a success.
    #[inline(always)]
    unsafe fn from_zero(word: &Word, out: &MaybeUninit<Self::Out>) -> Self {
        // SAFETY: as the caller vouches.
        unsafe { Self::from_out(word, out) }
    }
}

impl<T: Received, E: FromFailure<Errno>> FromOut for Result<T, E> {
    type Out = T;

    #[inline(always)]
    #[allow(
        clippy::transmute_ptr_to_ptr,
        reason = "a debug build checks each raw pointer that is read through"
    )]
    unsafe fn from_out(word: &Word, out: &MaybeUninit<T>) -> Self {
        // SAFETY: a word is as large as an integer, which any bits are.
        if unsafe { *mem::transmute::<&Word, &usize>(word) } >= FIRST_FAILURE {
            // SAFETY: an address in the last page is a failure.
            return Err(E::from(unsafe { *mem::transmute::<&Word, &Errno>(word) }));
        }
        // SAFETY: the caller vouches for the memory.
        unsafe { received(out) }
    }

    #[inline(always)]
    #[allow(
        clippy::transmute_ptr_to_ptr,
        reason = "a debug build checks each raw pointer that is read through"
    )]
    unsafe fn from_zero(word: &Word, out: &MaybeUninit<T>) -> Self {
        // SAFETY: a word is as large as an integer, which any bits are.
        if unsafe { *mem::transmute::<&Word, &usize>(word) } != 0 {
            // SAFETY: an `Errno` is any word but 0.
            return Err(E::from(unsafe { *mem::transmute::<&Word, &Errno>(word) }));
        }
        // SAFETY: the caller vouches for the memory.
        unsafe { received(out) }
    }
}

#[diagnostic::do_not_recommend]
impl<A: FromSuccess, T: Received, E: FromFailure<Errno>> FromOut for Result<(A, T), E> {
    type Out = T;

    #[inline(always)]
    #[allow(clippy::question_mark, reason = "`?` is a call in a debug build")]
    unsafe fn from_out(word: &Word, out: &MaybeUninit<T>) -> Self {
        // SAFETY: the caller vouches for the word.
        let answer = match unsafe { Result::<A, E>::from_kernel_at(word) } {
            Ok(answer) => answer,
            Err(error) => return Err(error),
        };
        // SAFETY: the caller vouches for the memory, and the call succeeded.
        match unsafe { received(out) } {
            Ok(value) => Ok((answer, value)),
            Err(error) => Err(error),
        }
    }
}

/// How many bytes the kernel is known to write on this target: the first of each pair, where the second has
/// the bit of its ABI.
#[must_use]
pub const fn filled(bytes: &[(u32, u32)]) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        let (bytes, on) = bytes[at];
        if on & ABI != 0 {
            return bytes as usize;
        }
        at += 1;
    }
    0
}

/// The memory for a result of which the kernel is known to write the first `FILLED` bytes on success, and
/// writes `WRITTEN` bytes however small it is.
pub struct Memory<T, const FILLED: usize, const WRITTEN: usize>(PhantomData<T>);

impl<T: Received, const FILLED: usize, const WRITTEN: usize> Memory<T, FILLED, WRITTEN> {
    /// The memory before the call. A constant: a function would copy it in a debug build.
    pub const NEW: MaybeUninit<T> = {
        assert!(
            size_of::<T>() >= WRITTEN,
            "the kernel writes more through `out` than the declared result holds\n\
             help: return the structure that the kernel has for it, or an array as large"
        );
        if size_of::<T>() <= FILLED { T::UNINIT } else { T::ZEROED }
    };
}

/// What the kernel wrote, or [`Errno::ERANGE`] where that is no value.
///
/// # Safety
///
/// As for [`FromOut::from_out`], after a success.
#[inline(always)]
unsafe fn received<T: Received, E: From<Errno>>(out: &MaybeUninit<T>) -> Result<T, E> {
    // SAFETY: the caller vouches for the memory.
    if !T::ALWAYS_VALID && !unsafe { T::is_valid(out.as_ptr()) } {
        return unknown_value();
    }
    // SAFETY: it is initialised, and what is initialised is a value; the memory is not read again.
    Ok(unsafe { out.assume_init_read() })
}

/// Holds the size of a flags type against that of its bits, of which a derive sees but a private name.
pub const fn only_bits(flags: usize, bits: usize) {
    assert!(flags == bits, "the type holds more than its bits");
}

/// Fills the memory of a field.
///
/// # Safety
///
/// `field` must be writable. It need not be aligned.
pub const unsafe fn fill<T>(field: *mut T, filling: MaybeUninit<T>) {
    // SAFETY: as the caller vouches.
    unsafe { field.cast::<MaybeUninit<T>>().write_unaligned(filling) }
}
