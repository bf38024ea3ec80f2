//! Values that the kernel writes to memory.

use core::{
    marker::PhantomData,
    mem::{self, MaybeUninit},
};

/// A type that the kernel can write: the success value of a declaration with `out`.
///
/// Any bytes that the kernel writes are a valid value of the type, or can be recognised as invalid. Implemented for
/// the integers, the floats, raw pointers, [`MaybeUninit<T>`], `PhantomData<T>`, the structures of this
/// crate, for [`OwnedFd`](crate::fd), `NonNull`, the `NonZero` integers, and for arrays of these. Not for `bool`,
/// references and enums, which have invalid bit patterns: receive the integer or the raw pointer, and convert it.
///
/// `Option` of a `NonNull`, a `NonZero` integer or `std`'s `OwnedFd`, and of a `#[repr(transparent)]` newtype of one of
/// these, is `None` if the kernel wrote 0, or -1 for a descriptor.
///
/// For a structure of your own, derive it:
///
/// ```
/// use sysdecl::prelude::*;
///
/// /// The kernel's `struct sysinfo`, in part.
/// #[derive(Clone, Copy, Debug, Received)]
/// #[repr(C)]
/// struct Load {
///     uptime: I64,
///     loads: [U64; 3],
/// }
/// ```
///
/// # Memory that the kernel did not write
///
/// A call can succeed without writing: the kernel fills some structures only partially, and a seccomp
/// filter can return 0 for a call that was not made. The memory is therefore initialised with
/// [`ZEROED`](Self::ZEROED), unless the kernel is known to write all of it. A type for which zero is
/// a meaningful value is initialised differently: zero is a valid descriptor, so an `OwnedFd` is always initialised with -1.
/// A descriptor that is still negative after the call is [`Errno::ERANGE`](crate::Errno::ERANGE),
/// and nothing is closed; so is a `NonNull` or a `NonZero` integer that is still 0.
///
/// # Safety
///
/// - Every bit pattern is a valid value of the type, except those for which [`is_valid`](Self::is_valid)
///   returns `false`. That function may exclude some only where [`ALWAYS_VALID`](Self::ALWAYS_VALID) is
///   `false`.
/// - The layout is defined: `#[repr(C)]` or `#[repr(transparent)]`, recursively for each field.
/// - [`ZEROED`](Self::ZEROED) is initialised except for padding and `MaybeUninit`; `is_valid` reads
///   only bytes that are initialised in [`UNINIT`](Self::UNINIT) or written by the kernel.
///
/// The defaults meet the last requirement, and the first one if every bit pattern of the type is a valid value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written by the kernel",
    label = "not every bit pattern of this type is valid, or its layout is not defined",
    note = "help: use integers, raw pointers and arrays of them; derive `Received` for a `#[repr(C)]` struct of your own"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(note = "`OwnedFd` of `std` needs the feature `std` of `sysdecl`")
)]
pub unsafe trait Received: Sized {
    /// The memory before the call, if the kernel may leave some of it unchanged: all bytes zero, and
    /// each descriptor -1.
    const ZEROED: MaybeUninit<Self> = MaybeUninit::zeroed();

    /// The memory before the call, if the kernel writes all of it on success: uninitialised, and each
    /// descriptor -1.
    const UNINIT: MaybeUninit<Self> = MaybeUninit::uninit();

    /// Whether every bit pattern is valid, so that [`is_valid`](Self::is_valid) need not be called.
    const ALWAYS_VALID: bool = true;

    /// Whether `memory` contains a valid value.
    ///
    /// # Safety
    ///
    /// `memory` must be readable, and contain [`ZEROED`](Self::ZEROED) or [`UNINIT`](Self::UNINIT), as modified by
    /// the kernel since. It need not be aligned.
    #[inline(always)]
    unsafe fn is_valid(memory: *const Self) -> bool {
        let _ = memory;
        true
    }
}

/// Types without an invalid bit pattern.
macro_rules! any_bits {
    ($({$($generics:tt)*} $ty:ty;)*) => {$(
        // SAFETY: every bit pattern is a value, and the layout is defined.
        unsafe impl $($generics)* Received for $ty {}
    )*};
}

any_bits! {
    {} i8;
    {} i16;
    {} i32;
    {} i64;
    {} i128;
    {} isize;
    {} u8;
    {} u16;
    {} u32;
    {} u64;
    {} u128;
    {} usize;
    {} f32;
    {} f64;
    // An address: dereferencing it requires `unsafe`.
    {<T>} *const T;
    {<T>} *mut T;
    {<T: ?Sized>} PhantomData<T>;
}

// SAFETY: uninitialised memory is a valid `MaybeUninit`.
unsafe impl<T> Received for MaybeUninit<T> {
    // The receiver asked for memory that may be uninitialised.
    const ZEROED: MaybeUninit<Self> = MaybeUninit::uninit();
}

// SAFETY: an array is laid out as its elements in order.
unsafe impl<T: Received, const N: usize> Received for [T; N] {
    const ZEROED: MaybeUninit<Self> = array([T::ZEROED; N]);
    const UNINIT: MaybeUninit<Self> = array([T::UNINIT; N]);
    const ALWAYS_VALID: bool = T::ALWAYS_VALID;

    #[inline(always)]
    unsafe fn is_valid(memory: *const Self) -> bool {
        if T::ALWAYS_VALID {
            return true;
        }
        let first = memory.cast::<T>();
        let mut index = 0;
        while index < N {
            // SAFETY: the element is part of the memory, and the caller guarantees that all of it is valid.
            if !unsafe { T::is_valid(first.wrapping_add(index)) } {
                return false;
            }
            index += 1;
        }
        true
    }
}

/// An array of memory is memory for an array.
#[allow(clippy::needless_pass_by_value, reason = "it is read once, as another type")]
const fn array<T, const N: usize>(elements: [MaybeUninit<T>; N]) -> MaybeUninit<[T; N]> {
    // SAFETY: a `MaybeUninit` has the layout of what it is for, and so have arrays of both.
    unsafe { mem::transmute_copy(&elements) }
}
