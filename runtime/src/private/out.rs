//! What a declaration with `out` makes of its memory, and the derive of [`Received`] of its fields.

use core::{
    hint::black_box,
    mem::{self, MaybeUninit},
};

use super::{FromFailure, target::ABI, unknown_value};
use crate::{Errno, Failed, FromKernel, FromSuccess, Received, abi::Word, errno::FIRST_FAILURE};

/// What a declaration with `out` returns: `Result<T, E>`, `Result<(A, T), E>` where the word says more
/// than success, or `Result<A, Failed<T>>` where the kernel writes when it fails.
#[diagnostic::on_unimplemented(
    message = "a system call with `out` cannot return `{Self}`",
    label = "this is not a `Result<T, E>` of a `T` that the kernel can write",
    note = "help: return `Result<T, Errno>`, or `Result<(A, T), Errno>` where the return value says more than success, or `Result<A, Failed<T>>` where the kernel writes a `T` on error"
)]
pub trait FromOut: Sized {
    /// What the kernel writes.
    type Out: Received;

    /// Whether the memory is read after a failure, too: then it is initialised, whatever the kernel writes on success.
    const IS_READ_ON_FAILURE: bool = false;

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
        // SAFETY: guaranteed by the caller.
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
        // SAFETY: a word has the size of an integer, for which all bits are valid.
        if unsafe { *mem::transmute::<&Word, &usize>(word) } >= FIRST_FAILURE {
            // SAFETY: an address in the last page is a failure.
            let error = E::from(unsafe { *mem::transmute::<&Word, &Errno>(word) });
            return apart(error);
        }
        // SAFETY: the caller guarantees that the memory is valid.
        unsafe { received(out) }
    }

    #[inline(always)]
    #[allow(
        clippy::transmute_ptr_to_ptr,
        reason = "a debug build checks each raw pointer that is read through"
    )]
    unsafe fn from_zero(word: &Word, out: &MaybeUninit<T>) -> Self {
        // SAFETY: a word has the size of an integer, for which all bits are valid.
        if unsafe { *mem::transmute::<&Word, &usize>(word) } != 0 {
            // SAFETY: an `Errno` is any word but 0.
            let error = E::from(unsafe { *mem::transmute::<&Word, &Errno>(word) });
            return apart(error);
        }
        // SAFETY: the caller guarantees that the memory is valid.
        unsafe { received(out) }
    }
}

/// A failure, on a path of its own. LLVM would otherwise merge its store of the tag with that of a success, which would load
/// its tag into a register before the call.
#[inline(always)]
fn apart<T, E>(error: E) -> Result<T, E> {
    if cfg!(debug_assertions) {
        // A `Result` in a variable would be copied.
        return Err(error);
    }
    let failed = Err(error);
    black_box(());
    failed
}

#[diagnostic::do_not_recommend]
impl<A: FromSuccess, T: Received, E: FromFailure<Errno>> FromOut for Result<(A, T), E> {
    type Out = T;

    #[inline(always)]
    #[allow(clippy::question_mark, reason = "`?` is a call in a debug build")]
    unsafe fn from_out(word: &Word, out: &MaybeUninit<T>) -> Self {
        // SAFETY: the caller guarantees that the word is valid.
        let returned = match unsafe { Result::<A, E>::from_kernel_at(word) } {
            Ok(returned) => returned,
            Err(error) => return Err(error),
        };
        // SAFETY: the caller guarantees that the memory is valid, and the call succeeded.
        match unsafe { received(out) } {
            Ok(value) => Ok((returned, value)),
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

/// The error has what the kernel wrote, or the memory as it was before.
#[diagnostic::do_not_recommend]
impl<A: FromSuccess, T: Received> FromOut for Result<A, Failed<T>> {
    type Out = T;

    const IS_READ_ON_FAILURE: bool = true;

    #[inline(always)]
    unsafe fn from_out(word: &Word, out: &MaybeUninit<T>) -> Self {
        // SAFETY: the caller guarantees that the word is valid.
        match unsafe { Result::<A, Errno>::from_kernel_at(word) } {
            Ok(returned) => Ok(returned),
            // SAFETY: the memory was initialised before the call, and `OutMemory` asserts that any bits are a value.
            Err(errno) => Err(Failed { errno, written: unsafe { out.assume_init_read() } }),
        }
    }
}

/// The memory for a result of which the kernel is known to write the first `FILLED` bytes on success, and
/// writes `WRITTEN` bytes however small it is.
pub trait OutMemory<const FILLED: usize, const WRITTEN: usize> {
    /// What the kernel writes.
    type Memory;

    /// The memory before the call. A constant: a function would copy it in a debug build.
    const NEW: MaybeUninit<Self::Memory>;

    /// The memory before the call, which holds this.
    fn holding(value: Self::Memory) -> MaybeUninit<Self::Memory>;
}

impl<R: FromOut, const FILLED: usize, const WRITTEN: usize> OutMemory<FILLED, WRITTEN> for R {
    type Memory = R::Out;

    const NEW: MaybeUninit<R::Out> = {
        holds::<R, WRITTEN>();
        if size_of::<R::Out>() <= FILLED && !R::IS_READ_ON_FAILURE {
            R::Out::UNINIT
        } else {
            R::Out::ZEROED
        }
    };

    #[inline(always)]
    fn holding(value: R::Out) -> MaybeUninit<R::Out> {
        const { holds::<R, WRITTEN>() };
        MaybeUninit::new(value)
    }
}

/// Refuses memory for less than the kernel writes, and memory that is read after a failure and may hold no value then.
#[track_caller]
const fn holds<R: FromOut, const WRITTEN: usize>() {
    assert!(
        size_of::<R::Out>() >= WRITTEN,
        "the kernel can write more through `out` than the declared result holds\n\
         help: return the kernel's structure, or an array of the length that is passed"
    );
    assert!(
        R::Out::ALWAYS_VALID || !R::IS_READ_ON_FAILURE,
        "`Failed<T>` requires a `T` for which every bit pattern is valid\n\
         help: receive an integer instead of a descriptor or a `NonZero`, and convert it later"
    );
}

/// The memory for what this function takes.
#[inline(always)]
#[must_use]
pub fn memory_for<P, R, const FILLED: usize, const WRITTEN: usize>(
    _: fn(P) -> R,
) -> MaybeUninit<P::Out>
where
    P: FromOut,
{
    <P as OutMemory<FILLED, WRITTEN>>::NEW
}

/// The same, which holds this before the call.
#[inline(always)]
pub fn memory_holding<P, R, const FILLED: usize, const WRITTEN: usize>(
    _: fn(P) -> R,
    value: P::Out,
) -> MaybeUninit<P::Out>
where
    P: FromOut,
{
    <P as OutMemory<FILLED, WRITTEN>>::holding(value)
}

/// The address of a field of the memory, which is not read.
#[inline(always)]
pub fn part<T: Received, F, const WRITTEN: usize>(
    memory: *mut MaybeUninit<T>,
    field: fn(&T) -> *const F,
) -> Word {
    const {
        part_holds::<F, WRITTEN>();
        assert!(
            T::ALWAYS_VALID,
            "fields of `out` can be passed only if every bit pattern of the result is valid\n\
             help: receive an integer instead of a descriptor or a `NonZero`, and convert it by `result`"
        );
    }
    // The offset is taken from a zeroed value, so that nothing is assumed about the memory.
    let zeroed = T::ZEROED;
    // SAFETY: it is initialised, and every bit pattern is a value.
    let field = field(unsafe { zeroed.assume_init_ref() });
    let offset = field.addr().wrapping_sub(zeroed.as_ptr().addr());
    // Through `Deref` a field can be outside of the result.
    assert!(
        offset <= size_of::<T>() && size_of::<F>() <= size_of::<T>() - offset,
        "this is not a field of `out`"
    );
    memory.wrapping_byte_add(offset) as Word
}

/// Refuses a field of less than the kernel writes.
#[track_caller]
const fn part_holds<F, const WRITTEN: usize>() {
    assert!(
        size_of::<F>() >= WRITTEN,
        "the kernel can write more than this field of `out` holds\n\
         help: give the field the kernel's type, or an array of the length that is passed"
    );
}

/// What the kernel wrote, or [`Errno::ERANGE`] where that is no value.
///
/// # Safety
///
/// As for [`FromOut::from_out`], after a success.
#[inline(always)]
unsafe fn received<T: Received, E: From<Errno>>(out: &MaybeUninit<T>) -> Result<T, E> {
    // SAFETY: the caller guarantees that the memory is valid.
    if !T::ALWAYS_VALID && !unsafe { T::is_valid(out.as_ptr()) } {
        return unknown_value();
    }
    // SAFETY: it is initialised, and what is initialised is a value; the memory is not read again.
    Ok(unsafe { out.assume_init_read() })
}

/// Fills the memory of a field.
///
/// # Safety
///
/// `field` must be writable. It need not be aligned.
pub const unsafe fn fill<T>(field: *mut T, filling: MaybeUninit<T>) {
    // SAFETY: guaranteed by the caller.
    unsafe { field.cast::<MaybeUninit<T>>().write_unaligned(filling) }
}
