//! Declarations that a macro writes: each part of one as a fragment.

use std::os::fd::{AsFd, BorrowedFd};

use sysdecl::prelude::*;

mod kernel {
    macro_rules! echo {
        ($ret:ident = $nr:expr; ) => {
            $ret = core::ptr::without_provenance_mut($nr as usize)
        };
        ($ret:ident = $nr:expr, $first:expr $(, $word:expr)*; ) => {{
            $(let _ = $word;)*
            $ret = $first
        }};
    }
    pub(crate) use echo;
}

macro_rules! declare {
    ($(#[$meta:meta])* $vis:vis fn $name:ident($($arg:ident: $ty:ty),*) -> $ret:ty = $nr:expr, $abi:path;) => {
        $(#[$meta])*
        #[syscall(nr = $nr, abi = $abi)]
        $vis safe fn $name($($arg: $ty),*) -> $ret;
    };
}

declare! {
    /// Kept.
    #[inline(never)]
    pub fn typed(a: I32, b: *const U8, c: &[u8], d: Option<&mut I32>) -> Result<I32, Errno> = 1 + 2, kernel::echo;
}
declare! { pub(crate) fn nothing() -> () = 3, crate::kernel::echo; }
declare! { fn number() -> I64 = 4, kernel::echo; }
declare! { fn sum() -> I64 = 4 << 1, kernel::echo; }
declare! { fn lifetime(fd: BorrowedFd<'_>, bytes: &'static [u8]) -> I64 = 4, kernel::echo; }
declare! { fn never(fd: I32) -> ! = SYS_EXIT_GROUP, sysdecl::abi::linux; }

macro_rules! literals {
    ($name:ident, $nr:literal, $os:literal) => {
        #[syscall(nr = $nr, os = $os, abi = kernel::echo)]
        safe fn $name() -> I32;
    };
}

literals!(by_literals, 39, "linux");

macro_rules! lists {
    ($name:ident, [$($os:literal),*], $krate:path) => {
        #[syscall(nr = SYS_GETPID, os = [$($os),*], crate = $krate)]
        safe fn $name() -> I32;
    };
}

lists!(by_lists, ["linux", "freebsd"], sysdecl);

macro_rules! tokens {
    ($($item:tt)*) => { $($item)* };
}

tokens! {
    #[syscall(nr = SYS_GETPID, os = "linux")]
    pub safe fn by_tokens() -> I32;

    #[syscall(os = "linux")]
    unsafe extern {
        pub safe fn getpid() -> I32;
        #[syscall(nr = SYS_GETPID)]
        pub safe fn member() -> I32;
    }
}

macro_rules! attribute {
    ($attr:meta, $name:ident) => {
        #[$attr]
        safe fn $name() -> I32;
    };
}

attribute!(syscall(nr = SYS_GETPID, os = "linux"), by_attribute);

macro_rules! block {
    ($attr:meta, $(#[$own:meta] $vis:vis $name:ident: $ret:ty),*) => {
        #[$attr]
        unsafe extern {
            $(#[$own] $vis safe fn $name() -> $ret;)*
        }
    };
}

block!(syscall(os = "linux"), #[syscall(nr = SYS_GETPID)] pub first: I32, #[syscall(nr = SYS_GETPPID)] second: I32);

macro_rules! item {
    ($item:item) => { $item };
}

item! {
    #[syscall(nr = SYS_GETPID, os = "linux")]
    pub unsafe fn by_item() -> I32;
}

/// As a crate that re-exports this one writes its own macro.
macro_rules! with_crate {
    ($name:ident) => {
        #[syscall(nr = SYS_GETPID, os = "linux", crate = $crate::reexported::sysdecl)]
        safe fn $name() -> I32;
    };
}

mod reexported {
    pub use sysdecl;
}

with_crate!(by_dollar_crate);

macro_rules! slices {
    ($name:ident($($arg:ident: &$element:ty),*)) => {
        #[syscall(nr = 1, abi = kernel::echo)]
        safe fn $name($($arg: &$element),*) -> *const U8;
    };
}

slices!(slice_of_element(bytes: &[u8]));

macro_rules! derived {
    ($name:ident($ty:ty)) => {
        #[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
        struct $name($ty);
    };
    (enum $name:ident: $repr:ident { $($variant:ident = $value:expr),* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
        #[repr($repr)]
        enum $name { $($variant = $value),* }
    };
}

derived!(Count(U32));
derived!(enum Kind: i32 { One = 1, Two = 1 + 1 });

declare! { fn counted(count: Count) -> Result<Count, Errno> = 1, kernel::echo; }
declare! { fn kind(kind: Kind) -> Result<Kind, Errno> = 1, kernel::echo; }

fn main() {
    let pid = std::process::id() as I32;
    assert_eq!(typed(7, core::ptr::null(), b"", None), Ok(7));
    nothing();
    assert_eq!([number(), sum()], [4, 8]);
    assert_eq!(lifetime(std::io::stdin().as_fd(), b""), 0);
    assert_eq!([by_tokens(), getpid(), member(), by_attribute(), first(), by_lists()], [pid; 6]);
    assert_eq!(by_literals(), 39);
    assert_ne!(second(), pid);
    assert_eq!([unsafe { by_item() }, by_dollar_crate()], [pid; 2]);
    let bytes = [1, 2];
    assert_eq!(slice_of_element(&bytes), bytes.as_ptr());
    assert_eq!(counted(Count(3)), Ok(Count(3)));
    assert_eq!([kind(Kind::One), kind(Kind::Two)], [Ok(Kind::One), Ok(Kind::Two)]);
    never(0)
}
