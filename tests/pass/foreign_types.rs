//! C types and their declared counterparts.

#![deny(warnings)]
#![allow(dead_code)]

use core::{ffi::CStr, marker::PhantomData};

use sysdecl::{
    Errno, extern_libsystem,
    foreign::{FromForeign, ToForeign, ToVariadic},
    windows::prelude::*,
};

#[repr(C)]
struct Info(U32);

/// A result that borrows from an argument.
struct Found<'a>(*mut Void, PhantomData<&'a [U8]>);

impl FromForeign for Found<'_> {
    type C = *mut Void;

    unsafe fn from_foreign(value: *mut Void) -> Self {
        Self(value, PhantomData)
    }
}

macro_rules! through_a_macro {
    ($name:ident, $lifetime:lifetime, $parameter:ident: $ty:ty, $value:expr) => {
        extern_kernel32! {
            #[fails(eq = $value)]
            safe fn $name<$lifetime>($parameter: $ty, other: U32) -> Result<U32, Win32Error>;
            #[link_name = "SleepEx"]
            safe fn plain<$lifetime>($parameter: $ty, other: BorrowedHandle<$lifetime>) -> U32;
        }
    };
}

through_a_macro!(SignalObjectAndWait, 'a, other: BorrowedHandle<'a>, U32::MAX);

extern_kernel32! {
    fn EnumInfos(each: unsafe extern "system" fn(&mut Info) -> I32, context: *mut Void) -> Bool;
    fn EnumMore(each: Option<for<'a> extern "system" fn(&'a Info, &U8) -> &'a U32>) -> Bool;
    #[fails(zero)]
    fn EnumChecked(each: extern "C" fn(&Info)) -> Result<U32, Win32Error>;
    fn Hook(each: *const Void) -> Option<unsafe extern "system" fn(&mut Info) -> I32>;

    #[fails(null)]
    fn Find(#[len(U32)] buf: &[U8]) -> Result<Found<'_>, Win32Error>;
    #[fails(null)]
    fn FindIn(#[len_first(usize)] buf: &mut [U8]) -> Result<Found<'_>, Win32Error>;
    #[fails(null)]
    fn FindNamed<'a>(#[len(U32)] buf: &'a [U8], name: &CStr) -> Result<Found<'a>, Win32Error>;
    #[fails(null)]
    fn FindText(name: &CStr) -> Result<Found<'_>, Win32Error>;
    #[fails(null)]
    fn FindMaybe(name: Option<&CStr>) -> Result<Found<'_>, Win32Error>;
    #[fails(eq = core::ptr::null_mut())]
    fn FindThere<'a, 'b>(name: U16CStr<'a>, other: U16CStr<'b>) -> Result<Found<'a>, Win32Error>;
    #[fails(eq = core::ptr::null_mut())]
    fn FindHidden(name: U16CStr<'_>, Find: U32) -> Result<Found<'_>, Win32Error>;
}

/// A file mode, which is promoted to `int` as a variadic argument.
#[derive(Clone, Copy)]
#[repr(transparent)]
struct Mode(U16);

// SAFETY: the type is an integer that C has.
unsafe impl ToForeign for Mode {}
// SAFETY: C promotes the type to this one.
unsafe impl ToVariadic for Mode {
    type Promoted = <U16 as ToVariadic>::Promoted;

    fn promote(self) -> Self::Promoted {
        self.0.promote()
    }
}

extern_libsystem! {
    #[fails(minus_one)]
    fn open(path: &CStr, flags: I32, #[variadic] mode: U16) -> Result<I32, Errno>;
    #[fails(minus_one)]
    fn openat(dir: I32, path: &CStr, flags: I32, #[variadic] mode: Mode) -> Result<I32, Errno>;
    #[fails(minus_one)]
    fn printf(
        format: &CStr,
        #[variadic] a: I8,
        b: f32,
        c: &CStr,
        #[len(U16)] d: &[U8],
        e: *const U8,
        f: Option<&U8>,
        g: Option<&CStr>,
        h: unsafe extern "C" fn(&mut Info),
        i: U64,
    ) -> Result<I32, Errno>;
}

fn main() {}
