//! Values to words.
//!
//! These functions are on the path of every call, and a debug build stores each argument of each
//! function that it inlines: so they cast by `as` and `transmute`, without a further call.

#![allow(
    clippy::ptr_as_ptr,
    clippy::ref_as_ptr,
    clippy::borrow_as_ptr,
    reason = "`cast` and `from_ref` are calls in a debug build"
)]

use core::{
    ffi::CStr,
    mem,
    num::NonZero,
    ptr::{self, NonNull},
};

use crate::{
    __private::{Thin, no_owner},
    Shape,
    abi::Word,
};

/// A value that can be passed to the kernel in one word, as the type of a parameter.
///
/// Implemented for the integers, the `NonZero` integers, `bool`, raw pointers, `&T`, `&mut T`,
/// `NonNull<T>` and `&CStr`, for [`BorrowedFd`](crate::fd::BorrowedFd), and for [`OwnedFd`](crate::fd),
/// whose ownership moves to the kernel: it is not closed. `Option<T>` is accepted if `T` is [`NoneWord`]:
/// `None` is null for a pointer, 0 for a number and -1 for a descriptor. Slices are two words, and handled by the macro.
/// So are 64-bit integers where a word has 32 bits: there `i64` and `u64` do not implement this trait,
/// and are passed according to the [prototype](macro@crate::syscall#64-bit-words) of the call.
///
/// An integer is sign- or zero-extended according to its type, so that all bits of the register are defined; a pointer keeps
/// its provenance.
///
/// For a type of your own, derive it:
///
/// ```
/// use sysdecl::prelude::*;
///
/// #[derive(Clone, Copy, ToKernel)]
/// struct Pid(I32);
///
/// #[syscall(nr = SYS_GETPGID, os = "linux")]
/// pub safe fn getpgid(pid: Pid) -> Result<I32, Errno>;
///
/// # #[cfg(target_os = "linux")]
/// assert!(getpgid(Pid(0)).is_ok());
/// ```
///
/// # References
///
/// A reference is passed as the address of its referent, which must be the memory that the kernel reads or writes. A
/// reference to a value with a destructor is rejected during code generation: the kernel takes the contents of a
/// `Vec`, a `CString` or an `OwnedFd`, not the owner. `&T` and `&mut T` are one word if
/// `T` is sized, which is `Thin` below.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed to the kernel",
    label = "this type cannot be passed in a register",
    note = "help: pass `&CStr`, a slice, an integer or a pointer; derive `ToKernel` for a type of your own",
    note = "an expression in `args(…)` is one word; pass both words of a slice, as in `bytes.as_ptr(), bytes.len()`"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(
        note = "`BorrowedFd` and `OwnedFd` of `std` need the feature `std` of `sysdecl`"
    )
)]
#[cfg_attr(
    not(target_pointer_width = "64"),
    diagnostic::on_unimplemented(
        note = "on this target `i64` and `u64` are two words: write `u64` or `i64`, not an alias, and declare a system call of Linux (`os = \"linux\"`), whose prototype says whether the argument is one word or two",
        note = "otherwise write `usize` or `isize` for one word, or both halves in `args(…)`: `offset as u32, (offset >> 32) as u32`"
    )
)]
pub trait ToKernel {
    /// Describes the word for the [kernel rules](macro@crate::syscall#kernel-rules). By default it is not checked.
    const SHAPE: Shape = Shape::UNKNOWN;

    /// Converts the value to the word that is passed to the kernel.
    fn into_kernel(self) -> Word;
}

/// A type whose `Option` can be passed to the kernel, because there is a word that is not one of its values.
///
/// Implemented for references, `NonNull<T>` and the `NonZero` integers, whose `None` is 0, and for
/// `BorrowedFd`, whose `None` is -1. A newtype that derives [`ToKernel`](trait@ToKernel) behaves like its field. For any
/// other type, specify the word in the derive:
///
/// ```
/// use sysdecl::prelude::*;
///
/// /// `None` leaves the owner unchanged.
/// #[derive(Clone, Copy, ToKernel)]
/// #[sysdecl(none = -1)]
/// struct Uid(U32);
///
/// #[syscall(nr = SYS_SETREUID, os = "linux")]
/// pub fn set_user(real: Option<Uid>, effective: Option<Uid>) -> Result<(), Errno>;
///
/// # #[cfg(target_os = "linux")]
/// // SAFETY: nothing changes.
/// assert_eq!(unsafe { set_user(None, None) }, Ok(()));
/// ```
#[diagnostic::on_unimplemented(
    message = "`Option<{Self}>` cannot be passed to the kernel",
    label = "no value represents `None`",
    note = "help: pass an `Option` of a reference, a `NonNull`, a `NonZero` integer or a `BorrowedFd`; for a type of your own derive `ToKernel` with `#[sysdecl(none = -1)]`"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(
        note = "`BorrowedFd` of `std` needs the feature `std` of `sysdecl`"
    )
)]
pub trait NoneWord: ToKernel {
    /// The word that `None` is passed as.
    const NONE: isize;
}

impl<T: NoneWord> ToKernel for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    #[inline(always)]
    fn into_kernel(self) -> Word {
        match self {
            Some(value) => value.into_kernel(),
            None => const { ptr::without_provenance_mut(T::NONE as usize) },
        }
    }
}

/// The shape of an integer of so many bytes.
#[allow(clippy::cast_possible_truncation, reason = "eight at most")]
const fn integer(bytes: usize) -> Shape {
    Shape::integer(bytes as u32 * 8)
}

/// The shape of a reference.
const fn reference<T: Thin + ?Sized>() -> Shape {
    if mem::needs_drop::<T>() { Shape::CONTAINER } else { Shape::reference(T::SIZE).to::<T>() }
}

macro_rules! integers {
    ($($integer:ident as $word:ident),* $(,)?) => {$(
        impl ToKernel for $integer {
            const SHAPE: Shape = integer(size_of::<Self>());

            #[inline(always)]
            #[allow(
                clippy::cast_lossless,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a word is at least as wide as each of these, and wanted as bits"
            )]
            #[allow(unknown_lints, integer_to_ptr_transmutes, reason = "as above")]
            fn into_kernel(self) -> Word {
                // SAFETY: an address is any integer; this one has no provenance.
                unsafe { mem::transmute::<$word, Word>(self as $word) }
            }
        }
    )*};
}

integers! {
    bool as usize, u8 as usize, u16 as usize, u32 as usize, usize as usize,
    i8 as isize, i16 as isize, i32 as isize, isize as isize,
}

#[cfg(target_pointer_width = "64")]
integers! { u64 as usize, i64 as isize }

macro_rules! nonzero_integers {
    ($($integer:ident),* $(,)?) => {$(
        #[diagnostic::do_not_recommend]
        impl ToKernel for NonZero<$integer> {
            const SHAPE: Shape = <$integer>::SHAPE;

            #[inline(always)]
            fn into_kernel(self) -> Word {
                self.get().into_kernel()
            }
        }

        #[diagnostic::do_not_recommend]
        impl NoneWord for NonZero<$integer> {
            const NONE: isize = 0;
        }
    )*};
}

nonzero_integers! { u8, u16, u32, usize, i8, i16, i32, isize }

#[cfg(target_pointer_width = "64")]
nonzero_integers! { u64, i64 }

impl<T: Thin + ?Sized> ToKernel for *const T {
    const SHAPE: Shape = Shape::RAW_POINTER;

    #[inline(always)]
    fn into_kernel(self) -> Word {
        self as Word
    }
}

impl<T: Thin + ?Sized> ToKernel for *mut T {
    const SHAPE: Shape = Shape::RAW_POINTER;

    #[inline(always)]
    fn into_kernel(self) -> Word {
        self as Word
    }
}

impl<T: Thin + ?Sized> ToKernel for &T {
    const SHAPE: Shape = reference::<T>();

    #[inline(always)]
    fn into_kernel(self) -> Word {
        const { no_owner::<T>() };
        self as *const T as Word
    }
}

impl<T: Thin + ?Sized> ToKernel for &mut T {
    const SHAPE: Shape = reference::<T>();

    #[inline(always)]
    fn into_kernel(self) -> Word {
        const { no_owner::<T>() };
        self as *mut T as Word
    }
}

impl<T: Thin + ?Sized> ToKernel for NonNull<T> {
    const SHAPE: Shape = Shape::RAW_POINTER;

    #[inline(always)]
    fn into_kernel(self) -> Word {
        self.as_ptr() as Word
    }
}

/// The address of the first character; the NUL at the end is part of what it points to.
impl ToKernel for &CStr {
    const SHAPE: Shape = Shape::reference(0).read_only(true);

    #[inline(always)]
    fn into_kernel(self) -> Word {
        self as *const CStr as Word
    }
}

/// `None` is the null pointer.
impl<T: Thin + ?Sized> NoneWord for &T {
    const NONE: isize = {
        // Reports the error at the user's `Option`.
        no_owner::<T>();
        0
    };
}

/// `None` is the null pointer.
impl<T: Thin + ?Sized> NoneWord for &mut T {
    const NONE: isize = {
        // Reports the error at the user's `Option`.
        no_owner::<T>();
        0
    };
}

/// `None` is the null pointer.
impl<T: Thin + ?Sized> NoneWord for NonNull<T> {
    const NONE: isize = 0;
}

/// `None` is the null pointer.
impl NoneWord for &CStr {
    const NONE: isize = 0;
}
