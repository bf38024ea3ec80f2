//! What expansions and messages name, and nobody else: no part of the interface.

pub use crate::windows::at_compile_time as wide;
pub use bitflags;
pub use core::{
    convert::From,
    mem::MaybeUninit,
    primitive::{i8, i16, i32, i64, isize, u8, u16, u32, u64, usize},
    result::Result::{self, Err, Ok},
};

use core::{marker::PhantomData, mem, ptr};

use crate::{
    Errno, FromKernel, FromSuccess, Received,
    abi::Word,
    errno::{EINTR, FIRST_FAILURE},
};

/// [`FromKernel`], for a derived bound that need not hold: one that names a lifetime is looked at where
/// it is used, and not where it is written.
pub trait FromKernelIf<'a>: FromKernel {}

impl<T: FromKernel> FromKernelIf<'_> for T {}

/// The `E` of a declared `Result<T, E>`: whatever is made [`From`] the kernel's failure. A trait of ours, so
/// that the message is ours, too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not made from `{Failure}`",
    label = "the kernel's failure does not become this error",
    note = "help: return `Result<…, {Failure}>`, or write an `impl From<{Failure}>` for the error"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(note = "`std::io::Error` needs the feature `std` of `sysdecl`")
)]
pub trait FromFailure<Failure>: From<Failure> {}

#[diagnostic::do_not_recommend]
impl<Failure, E: From<Failure>> FromFailure<Failure> for E {}

/// What a pointer of one word can point to: whatever has a size. As above, for the message.
#[diagnostic::on_unimplemented(
    message = "a pointer to `{Self}` is two words, of which the kernel knows one",
    label = "this type has no size of its own",
    note = "help: pass `&CStr` for a path, `&[T]` or `&mut [T]`, or a pointer to what has a size"
)]
pub trait Thin {}

#[diagnostic::do_not_recommend]
impl<T> Thin for T {}

/// The answer to a call that a signal interrupted before it did anything.
pub const INTERRUPTED: Word = ptr::without_provenance_mut(-(EINTR as isize) as usize);

/// What a derived enum makes of an answer that is none of its values.
///
/// # Errors
///
/// Always [`Errno::ERANGE`].
#[inline(always)]
pub fn unknown_value<T, E: From<Errno>>() -> Result<T, E> {
    Err(E::from(Errno::ERANGE))
}

/// What a declaration with `out` returns: `Result<T, E>`, or `Result<(A, T), E>` where the word says more
/// than success.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be what a system call with `out` returns",
    label = "this is no `Result`",
    note = "help: return `Result<T, Errno>`, where the kernel writes a `T`"
)]
pub trait FromOut {
    /// What the kernel writes.
    type Out: Received;

    /// Converts the word and what the kernel wrote.
    ///
    /// # Safety
    ///
    /// `word` must be what the kernel returned from a call that is declared to return `Self`; `out` must
    /// be [`Received::ZEROED`] or [`Received::UNINIT`] with what that call wrote, and initialised but for
    /// padding where the call succeeded.
    unsafe fn from_out(word: Word, out: MaybeUninit<Self::Out>) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Received, E: FromFailure<Errno>> FromOut for Result<T, E> {
    type Out = T;

    #[inline(always)]
    unsafe fn from_out(word: Word, out: MaybeUninit<T>) -> Self {
        if word as usize >= FIRST_FAILURE {
            // SAFETY: an address in the last page is a failure.
            return Err(E::from(unsafe { mem::transmute::<Word, Errno>(word) }));
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
    unsafe fn from_out(word: Word, out: MaybeUninit<T>) -> Self {
        // SAFETY: the caller vouches for the word.
        let answer = match unsafe { Result::<A, E>::from_kernel(word) } {
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

/// What the kernel wrote, or [`Errno::ERANGE`] where that is no value.
///
/// # Safety
///
/// As for [`FromOut::from_out`], after a success.
#[inline(always)]
unsafe fn received<T: Received, E: From<Errno>>(out: MaybeUninit<T>) -> Result<T, E> {
    // SAFETY: the caller vouches for the memory.
    if !T::ALWAYS_VALID && !unsafe { T::is_valid(out.as_ptr()) } {
        return unknown_value();
    }
    // SAFETY: it is initialised, and what is initialised is a value.
    Ok(unsafe { out.assume_init() })
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

/// Whether a type implements `Drop`, as a type: [`FOUND`](Self::FOUND) is a [`Runs`] where it does, and else
/// [`NoDestructor`]'s, since a trait's constant is looked for last.
pub struct Destructor<T: ?Sized>(PhantomData<T>);

/// There is a destructor of the type's own.
#[derive(Clone, Copy)]
pub struct Runs;

#[allow(drop_bounds, reason = "it asks for the `impl`, not for what is in the type")]
impl<T: Drop + ?Sized> Destructor<T> {
    pub const FOUND: Runs = Runs;
}

/// What [`Destructor`] finds where there is none.
pub trait NoDestructor {
    const FOUND: () = ();
}

impl<T: ?Sized> NoDestructor for Destructor<T> {}

/// What [`Destructor`] has to find. A trait for the message alone.
#[diagnostic::on_unimplemented(
    message = "`{T}` implements `Drop`, which would run before the kernel gets the word",
    label = "this type has a destructor",
    note = "help: pass what it holds, such as a `BorrowedFd` or a reference, or hold something that owns, such as `OwnedFd`, and remove the `impl Drop`"
)]
pub trait Undropped<T: ?Sized> {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> Undropped<T> for () {}

/// Holds what [`Destructor`] found against what it has to be.
pub const fn undropped<T: ?Sized, Found: Undropped<T> + Copy>(_: Found) {}

/// An integer, of which a constant can be made a word.
///
/// # Safety
///
/// It is an integer of Rust's, and [`SIGNED`](Self::SIGNED) says which.
#[diagnostic::on_unimplemented(
    message = "a word is an integer, and `{Self}` is none",
    label = "this is no integer",
    note = "help: name a constant of an integer type, or write the number"
)]
pub unsafe trait Integer: Copy {
    /// Whether it can be negative.
    const SIGNED: bool;
}

macro_rules! integers {
    ($($integer:ident: $signed:literal),* $(,)?) => {$(
        // SAFETY: it is one.
        unsafe impl Integer for $integer {
            const SIGNED: bool = $signed;
        }
    )*};
}

integers! {
    i8: true, i16: true, i32: true, i64: true, isize: true,
    u8: false, u16: false, u32: false, u64: false, usize: false,
}

/// The word that a constant is, widened by its sign.
#[must_use]
pub const fn word_of<T: Integer>(value: T) -> isize {
    macro_rules! read {
        ($integer:ident) => {
            // SAFETY: it is an integer of the same size, of which any bits are one of the other sign.
            unsafe { mem::transmute_copy::<T, $integer>(&value) }
        };
    }
    let wide = match (T::SIGNED, mem::size_of::<T>()) {
        (true, 1) => read!(i8) as i64,
        (true, 2) => read!(i16) as i64,
        (true, 4) => read!(i32) as i64,
        (false, 1) => read!(u8) as i64,
        (false, 2) => read!(u16) as i64,
        (false, 4) => read!(u32) as i64,
        _ => read!(i64),
    };
    // A 32-bit register takes the unsigned half above `i32::MAX`, too.
    let word = wide as isize;
    let fits = word as i64 == wide || word as usize as u64 as i64 == wide;
    assert!(fits, "the constant does not fit a word");
    word
}
