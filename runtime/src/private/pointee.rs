//! What a parameter points to, where a declaration spells it as a reference or a slice.
//!
//! Two questions, since a declaration must stay cheap to compile. For `name: &Path` the conversion itself asks:
//!
//! ```text
//! { use ::sysdecl::__private::OtherPointee as _; ::sysdecl::__private::Pointee::<Path>::__shared(name) }
//! ```
//!
//! takes the place of `<&Path as ::sysdecl::ToKernel>::into_kernel(name)`, and is a mistake where `Path` is a
//! descriptor: the type's own function has a bound that nothing fulfils, and is found before that of a trait
//! which is implemented for all. `__exclusive`, `__optional` and `__optional_exclusive` are for `&mut Path`,
//! `Option<&Path>` and `Option<&mut Path>`. An owner is refused by `ToKernel` and by these when the program is
//! built.
//!
//! What is spelled otherwise (a pointer behind a reference, the elements of a slice) is rarer, and asked for
//! everything, at eight times the cost:
//!
//! ```text
//! const _: () = ::sysdecl::__private::points_to::<T, {
//!     use ::sysdecl::__private::OtherPointee as _;
//!     ::sysdecl::__private::Pointee::<T>::__DESCRIPTOR + ::sysdecl::__private::Pointee::<T>::__POINTER
//! }>();
//! ```
//!
//! `elements_of` asks the same of the elements of a slice. Here the type must be concrete, with `'_` for each
//! lifetime. Without the feature `std` no type is known to be a descriptor.

#![allow(
    clippy::ptr_as_ptr,
    clippy::ref_as_ptr,
    clippy::borrow_as_ptr,
    reason = "`cast` and `from_ref` are calls in a debug build"
)]

use core::{
    ffi::CStr,
    marker::PhantomData,
    mem::{align_of, needs_drop, size_of},
    ptr::{self, NonNull},
};

use super::Thin;
use crate::{
    abi::Word,
    fd::{AsFd, AsRawFd},
};

/// A type behind a reference.
pub struct Pointee<T: ?Sized>(PhantomData<T>);

/// What is a descriptor, and not only something that has one.
pub trait Descriptor: AsFd + AsRawFd {}

impl<T: AsFd + AsRawFd> Descriptor for T {}

/// The conversions of a descriptor, which cannot be called.
macro_rules! refused {
    ($($name:ident: $reference:ty),* $(,)?) => {
        impl<T: Descriptor> Pointee<T> {
            $(
                #[allow(clippy::must_use_candidate, reason = "nobody calls it")]
                pub fn $name(_: $reference) -> Word
                where
                    Kind<DESCRIPTOR>: NoDescriptor<T>,
                {
                    unreachable!()
                }
            )*
        }
    };
}

refused! {
    __shared: &T, __exclusive: &mut T, __optional: Option<&T>, __optional_exclusive: Option<&mut T>,
}

/// A descriptor, of which the kernel takes the number.
const DESCRIPTOR: u8 = 1;
/// A pointer of two words.
const WIDE: u8 = 2;
/// Something with a destructor.
const OWNER: u8 = 4;
/// A pointer of one word.
const THIN: u8 = 8;

impl<T: AsFd> Pointee<T> {
    /// A descriptor, or a pointer to one. What is larger has one among other members, as `pollfd`.
    pub const __DESCRIPTOR: u8 = if size_of::<T>() == size_of::<i32>()
        || size_of::<T>() == size_of::<usize>() && align_of::<T>() == align_of::<usize>()
    {
        DESCRIPTOR
    } else if needs_drop::<T>() {
        OWNER
    } else {
        0
    };
}

macro_rules! pointers {
    ($($pointer:ty),* $(,)?) => {$(
        impl<U: ?Sized> Pointee<$pointer> {
            pub const __POINTER: u8 = if size_of::<$pointer>() > size_of::<usize>() { WIDE } else { THIN };
        }

        impl<U: ?Sized, const N: usize> Pointee<[$pointer; N]> {
            pub const __POINTER: u8 = Pointee::<$pointer>::__POINTER;
        }
    )*};
}

pointers! {
    &U, &mut U, *const U, *mut U, NonNull<U>, Option<&U>, Option<&mut U>, Option<NonNull<U>>,
}

/// What holds of every other type.
pub trait OtherPointee {
    const __DESCRIPTOR: u8;
    const __POINTER: u8 = 0;

    /// The type itself.
    type T: ?Sized;

    fn __shared(reference: &Self::T) -> Word
    where
        Self::T: OneWord;

    fn __exclusive(reference: &mut Self::T) -> Word
    where
        Self::T: OneWord;

    fn __optional(reference: Option<&Self::T>) -> Word
    where
        Self::T: OneWord;

    fn __optional_exclusive(reference: Option<&mut Self::T>) -> Word
    where
        Self::T: OneWord;
}

impl<T: ?Sized> OtherPointee for Pointee<T> {
    const __DESCRIPTOR: u8 = if needs_drop::<T>() { OWNER } else { 0 };

    type T = T;

    #[inline(always)]
    fn __shared(reference: &T) -> Word
    where
        T: OneWord,
    {
        const { no_owner::<T>() };
        reference as *const T as Word
    }

    #[inline(always)]
    fn __exclusive(reference: &mut T) -> Word
    where
        T: OneWord,
    {
        const { no_owner::<T>() };
        reference as *mut T as Word
    }

    #[inline(always)]
    fn __optional(reference: Option<&T>) -> Word
    where
        T: OneWord,
    {
        const { no_owner::<T>() };
        match reference {
            Some(reference) => reference as *const T as Word,
            None => ptr::null_mut(),
        }
    }

    #[inline(always)]
    fn __optional_exclusive(reference: Option<&mut T>) -> Word
    where
        T: OneWord,
    {
        const { no_owner::<T>() };
        match reference {
            Some(reference) => reference as *mut T as Word,
            None => ptr::null_mut(),
        }
    }
}

/// What a reference of one word points to, or to the first byte of: text ends in NUL. As [`Thin`], for the
/// message.
#[diagnostic::on_unimplemented(
    message = "a pointer to `{Self}` is two words, but the kernel takes one",
    label = "the size of this type is not known at compile time",
    note = "help: pass `&CStr` for a path, `&[T]` or `&mut [T]`, or a pointer to what has a size"
)]
pub trait OneWord {}

#[diagnostic::do_not_recommend]
impl<T: Thin + ?Sized> OneWord for T {}

#[diagnostic::do_not_recommend]
impl OneWord for CStr {}

/// Stops the compiler at a reference to what owns something: whatever the kernel is to reach is not
/// at that address.
pub(crate) const fn no_owner<T: ?Sized>() {
    assert!(
        !needs_drop::<T>(),
        "a reference to a type with a destructor is the address of the owner, not of what it owns\n\
         help: pass a slice, `&CStr` or `BorrowedFd`; where the owner itself is meant, pass a raw pointer to it"
    );
}

/// What was found, behind a reference.
pub struct Kind<const FOUND: u8>;

/// What was found, in a slice.
pub struct Elements<const FOUND: u8>;

/// No descriptor. A trait for the message alone, as the following.
#[diagnostic::on_unimplemented(
    message = "`{T}` is a descriptor: a reference to it passes the address of its number",
    label = "the kernel takes the number itself",
    note = "help: pass `BorrowedFd<'_>`; where the kernel reads the number from memory, pass a raw pointer or a slice"
)]
pub trait NoDescriptor<T: ?Sized> {}

/// No pointer of two words.
#[diagnostic::on_unimplemented(
    message = "`{T}` is two words, but the kernel takes one",
    label = "the kernel reads a pointer of one word here",
    note = "help: pass the address of what it points to, as `&CStr` or `&[T]`; in memory, write thin pointers such as `*const c_char`"
)]
pub trait NoWidePointer<T: ?Sized> {}

/// Nothing with a destructor.
#[diagnostic::on_unimplemented(
    message = "`{T}` has a destructor: its address is that of the owner, not of what it owns",
    label = "the kernel does not find here what this type owns",
    note = "help: pass a slice, `&CStr` or `BorrowedFd<'_>`; where the owner itself is meant, pass a raw pointer to it"
)]
pub trait NoOwner<T: ?Sized> {}

macro_rules! allowed {
    ($($trait:ident: $($kind:ident)::+ $found:tt;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: ?Sized> $trait<T> for $($kind)::+<$found> {}
    )*};
}

// Each trait accepts these kinds and rejects all others.
allowed! {
    NoDescriptor: Kind 0;
    NoDescriptor: Kind WIDE;
    NoDescriptor: Kind OWNER;
    NoDescriptor: Kind THIN;
    NoWidePointer: Kind 0;
    NoWidePointer: Kind DESCRIPTOR;
    NoWidePointer: Kind OWNER;
    NoWidePointer: Kind THIN;
    NoWidePointer: Kind { DESCRIPTOR + THIN };
    NoWidePointer: Kind { DESCRIPTOR + WIDE };
    NoOwner: Kind 0;
    NoOwner: Kind DESCRIPTOR;
    NoOwner: Kind WIDE;
    NoOwner: Kind THIN;
    NoOwner: Kind { DESCRIPTOR + THIN };
    NoOwner: Kind { DESCRIPTOR + WIDE };

    NoDescriptor: Elements 0;
    NoDescriptor: Elements DESCRIPTOR;
    NoDescriptor: Elements WIDE;
    NoDescriptor: Elements OWNER;
    NoDescriptor: Elements THIN;
    NoWidePointer: Elements 0;
    NoWidePointer: Elements DESCRIPTOR;
    NoWidePointer: Elements OWNER;
    NoWidePointer: Elements THIN;
    NoWidePointer: Elements { DESCRIPTOR + THIN };
    NoWidePointer: Elements { DESCRIPTOR + WIDE };
    NoOwner: Elements 0;
    NoOwner: Elements DESCRIPTOR;
    NoOwner: Elements WIDE;
    NoOwner: Elements THIN;
    NoOwner: Elements { DESCRIPTOR + THIN };
    NoOwner: Elements { DESCRIPTOR + WIDE };
}

/// Holds what was found behind a reference against what the kernel can be given.
pub const fn points_to<T: ?Sized, const FOUND: u8>()
where
    Kind<FOUND>: NoDescriptor<T> + NoWidePointer<T> + NoOwner<T>,
{
}

/// The same, of the elements of a slice.
pub const fn elements_of<T, const FOUND: u8>()
where
    Elements<FOUND>: NoDescriptor<T> + NoWidePointer<T> + NoOwner<T>,
{
}
