//! Custom types as arguments and results.

use std::{num::NonZero, os::fd::OwnedFd};

use bitflags::bitflags;
use sysdecl::{abi::Word, prelude::*};

macro_rules! echo {
    ($ret:ident = $nr:expr, $word:expr; ) => { $ret = $word };
}

#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
struct Tuple(I32);

#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
struct Named {
    inner: Tuple,
}

#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
struct Generic<T>(T);

#[derive(ToKernel, FromKernel)]
struct Pointer<T, const N: usize = 1>(*mut T)
where
    T: Sized;

#[derive(ToKernel)]
struct Borrowed<'a, T: ?Sized + 'a> {
    r#ref: &'a Tuple2<T>,
}

struct Tuple2<T: ?Sized>(core::marker::PhantomData<T>);

/// `None` is the invalid value of the field, whatever its type.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
#[sysdecl(none = 0)]
struct OrNone<T: Copy>(T);

#[derive(Clone, Copy, Debug, PartialEq, Received)]
#[repr(transparent)]
struct Written<T>(T, core::marker::PhantomData<u8>);

/// A `PhantomData` is not a word, so the type is still one word.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
struct Of<'a, T>(core::marker::PhantomData<(&'a (), T)>, I32);

#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
struct NamedOf<T: ?Sized> {
    word: U64,
    of: core::marker::PhantomData<T>,
    _and: ::core::marker::PhantomData<*const u8>,
}

#[derive(ToKernel)]
struct Handed(OwnedFd);

/// Only used as the success value in a `Result`.
#[derive(FromKernel)]
struct Opened(OwnedFd);

#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
#[sysdecl(crate = crate::moved::here)]
#[repr(transparent)]
struct Elsewhere(U64);

mod moved {
    pub use sysdecl as here;
}

#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
#[repr(i32)]
#[derive(Eq)]
enum Whence {
    Set,
    Current = -5,
    End = 1 << 4,
    r#Self_,
}

#[derive(Debug, PartialEq, ToKernel, FromKernel)]
#[repr(u8)]
#[repr(align(2))]
enum Aligned {
    A = b'a',
    B = b'b',
}

#[derive(ToKernel, FromKernel)]
#[repr(usize)]
#[sysdecl(crate = ::sysdecl)]
pub enum One {
    Only,
}

bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel, Received)]
    #[repr(transparent)]
    struct Flags: U32 {
        const A = 1;
        const B = 0x8000_0000;
    }
}

// Names that the derived code uses.
#[allow(non_camel_case_types, dead_code, non_upper_case_globals)]
mod hostile {
    use sysdecl::{FromKernel, ToKernel};

    pub struct Ok;
    pub struct Err;
    pub struct Result;
    pub struct Option;
    pub struct Self_;
    pub const word: () = ();
    pub const value: () = ();
    pub const error: () = ();
    pub struct i32;
    pub trait From {}

    #[derive(ToKernel, FromKernel)]
    #[sysdecl(none = 0)]
    pub struct Newtype<E, T>(pub *mut (E, T));

    pub struct MaybeUninit;
    pub trait Fill {
        fn as_mut_ptr(self) -> Self;
    }
    impl<T> Fill for T {
        fn as_mut_ptr(self) -> Self {
            self
        }
    }

    #[derive(sysdecl::Received)]
    #[repr(C)]
    pub struct Written<E, T> {
        pub ok: T,
        pub err: [E; 2],
    }

    #[derive(sysdecl::Received)]
    #[repr(C)]
    pub union Any<T: Copy> {
        pub ok: T,
        pub err: bool,
    }

    #[derive(ToKernel, FromKernel)]
    #[repr(i32)]
    pub enum Enum {
        Ok,
        Err,
    }
}

#[syscall(abi = echo)]
unsafe extern {
    #[syscall(nr = 0)]
    safe fn tuple(value: Tuple) -> Tuple;
    #[syscall(nr = 0)]
    safe fn named(value: Named) -> Result<Named, Errno>;
    #[syscall(nr = 0)]
    safe fn generic(value: Generic<I64>) -> Result<Generic<I32>, Errno>;
    #[syscall(nr = 0)]
    safe fn nested(value: Generic<Generic<U8>>) -> Generic<Generic<Tuple>>;
    #[syscall(nr = 0)]
    safe fn typed(value: Pointer<U8>) -> Pointer<U8, 1>;
    #[syscall(nr = 0)]
    safe fn borrowed(value: Borrowed<'_, str>) -> I64;
    #[syscall(nr = 0)]
    safe fn of(value: Of<'_, String>) -> Result<Of<'static, ()>, Errno>;
    #[syscall(nr = 0)]
    safe fn named_of(value: NamedOf<U8>) -> NamedOf<str>;
    #[syscall(nr = 0)]
    safe fn handed(value: Handed) -> Result<Opened, Errno>;
    #[syscall(nr = 0)]
    safe fn elsewhere(value: Elsewhere) -> Elsewhere;
    #[syscall(nr = 0)]
    safe fn whence(value: Whence) -> Result<Whence, Errno>;
    #[syscall(nr = 0)]
    safe fn unknown(value: I64) -> Result<Whence, Errno>;
    #[syscall(nr = 0)]
    safe fn aligned(value: Aligned) -> Result<Aligned, Errno>;
    #[syscall(nr = 0)]
    safe fn one(value: One) -> Result<One, Errno>;
    #[syscall(nr = 0)]
    safe fn flags(value: Flags) -> Flags;
    #[syscall(nr = 0)]
    safe fn checked_flags(value: Flags) -> Result<Flags, Errno>;
    #[syscall(nr = 0)]
    safe fn hostile_newtype(value: hostile::Newtype<I32, U8>) -> hostile::Newtype<I32, U8>;
    #[syscall(nr = 0)]
    safe fn hostile_enum(value: hostile::Enum) -> Result<hostile::Enum, Errno>;
}

#[syscall(abi = echo)]
unsafe extern "C" {
    #[syscall(nr = 0)]
    safe fn or_none(word: I32) -> Option<OrNone<Tuple>>;
    #[syscall(nr = 0)]
    safe fn generic_or_none(word: I32) -> Result<Option<Generic<NonZero<I32>>>, Errno>;
}

fn main() {
    assert_eq!([or_none(0), or_none(-5)], [None, Some(OrNone(Tuple(-5)))]);
    assert_eq!(generic_or_none(0), Ok(None));
    assert_eq!(generic_or_none(5), Ok(NonZero::new(5).map(Generic)));
    let received: core::mem::MaybeUninit<Option<Written<NonZero<U32>>>> = Received::ZEROED;
    // SAFETY: zero is `None`.
    assert_eq!(unsafe { received.assume_init() }, None);
    assert_eq!(tuple(Tuple(-7)), Tuple(-7));
    assert_eq!(named(Named { inner: Tuple(7) }), Ok(Named { inner: Tuple(7) }));
    assert_eq!(named(Named { inner: Tuple(-7) }), Err(Errno::E2BIG));
    assert_eq!(generic(Generic(1 << 32 | 5)), Ok(Generic(5)));
    assert_eq!(nested(Generic(Generic(255))), Generic(Generic(Tuple(255))));
    let mut byte = 1;
    let pointer = typed(Pointer(&raw mut byte));
    // SAFETY: the pointer is the address of `byte`, and has kept its provenance.
    assert_eq!(unsafe { *pointer.0 }, 1);
    let inner = Tuple2(core::marker::PhantomData);
    assert_eq!(borrowed(Borrowed { r#ref: &inner }), (&raw const inner).addr() as I64);
    assert_eq!(of(Of(core::marker::PhantomData, 5)).map(|of| of.1), Ok(5));
    let sent = NamedOf { word: 1 << 63, of: core::marker::PhantomData, _and: core::marker::PhantomData };
    assert_eq!(named_of(sent).word, 1 << 63);
    let file = std::fs::File::open("/dev/null").unwrap();
    let opened = handed(Handed(file.into())).unwrap();
    assert!(std::fs::File::from(opened.0).metadata().is_ok());
    assert_eq!(elsewhere(Elsewhere(u64::MAX)), Elsewhere(u64::MAX));
    for value in [Whence::Set, Whence::End, Whence::Self_] {
        assert_eq!(whence(value), Ok(value));
    }
    assert_eq!(whence(Whence::Current), Err(Errno::EIO));
    assert_eq!([unknown(1), unknown(18)], [Err(Errno::ERANGE); 2]);
    assert_eq!([aligned(Aligned::A), aligned(Aligned::B)], [Ok(Aligned::A), Ok(Aligned::B)]);
    assert!(one(One::Only).is_ok());
    let both = Flags::A | Flags::B;
    assert_eq!(flags(both), both);
    assert_eq!(checked_flags(Flags::from_bits_retain(6)), Ok(Flags::from_bits_retain(6)));
    assert!(hostile_newtype(hostile::Newtype(core::ptr::null_mut())).0.is_null());
    assert!(matches!(hostile_enum(hostile::Enum::Err), Ok(hostile::Enum::Err)));
    let _: Word = core::ptr::null_mut();
}
