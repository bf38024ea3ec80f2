//! The functions that a declaration calls where the macros are built without debug assertions, as in a release
//! build: the entry, generic over words and result. For the compiler one call is half as much work as the entry in
//! place.

use crate::{
    __private::INTERRUPTED,
    FromKernel, ToKernel,
    abi::{self, Word},
};

/// A claim that a system call is right, which only `unsafe` makes.
pub struct Claim(());

/// Claims that the call which this is passed to keeps to the rules of that system call.
///
/// # Safety
///
/// It must.
#[inline(always)]
#[must_use]
pub unsafe fn claim() -> Claim {
    Claim(())
}

/// The functions for a number of words.
#[allow(unused_macros, reason = "one of the two is used")]
macro_rules! calls {
    ($($call:ident $zero:ident $retry:ident $retry_zero:ident ($($word:ident: $ty:ident),*);)*) => {$(
        calls! { @once $call from_kernel ($($word: $ty),*) }
        calls! { @once $zero from_zero ($($word: $ty),*) }
        calls! { @until_done $retry from_kernel ($($word: $ty),*) }
        calls! { @until_done $retry_zero from_zero ($($word: $ty),*) }
    )*};
    (@once $name:ident $convert:ident ($($word:ident: $ty:ident),*)) => {
        /// Makes a system call.
        #[inline(always)]
        #[allow(clippy::too_many_arguments, reason = "these are the kernel's")]
        pub fn $name<$($ty: ToKernel,)* R: FromKernel>(_: Claim, nr: isize $(, $word: $ty)*) -> R {
            let ret;
            // SAFETY: whoever made the claim vouches for the call; the entry declares what is clobbered.
            unsafe {
                abi::linux!(ret = nr $(, $word.into_kernel())*;);
                R::$convert(ret)
            }
        }
    };
    (@until_done $name:ident $convert:ident ($($word:ident: $ty:ident),*)) => {
        /// Makes a system call until no signal interrupts it.
        #[inline(always)]
        #[allow(clippy::too_many_arguments, reason = "these are the kernel's")]
        pub fn $name<$($ty: ToKernel,)* R: FromKernel>(_: Claim, nr: isize $(, $word: $ty)*) -> R {
            $(let $word = $word.into_kernel();)*
            loop {
                let ret: Word;
                // SAFETY: as above.
                unsafe {
                    abi::linux!(ret = nr $(, $word)*;);
                    if ret != INTERRUPTED {
                        return R::$convert(ret);
                    }
                }
            }
        }
    };
}

/// The same where there is no entry: nothing has this bound.
#[allow(unused_macros, reason = "one of the two is used")]
macro_rules! refused {
    ($($($name:ident)* ($($word:ident: $ty:ident),*);)*) => {$(
        refused! { @each [$($name)*] [$($word: $ty),*] }
    )*};
    (@each [$($name:ident)*] $words:tt) => {
        $(refused! { @one $name $words })*
    };
    (@one $name:ident [$($word:ident: $ty:ident),*]) => {
        /// Cannot be called.
        #[allow(clippy::too_many_arguments, reason = "these are the kernel's")]
        pub fn $name<$($ty,)* R: Entered>(_: Claim, _: isize $(, _: $ty)*) -> R {
            unreachable!()
        }
    };
}

/// What a system call returns where there is no entry.
#[diagnostic::on_unimplemented(
    message = "sysdecl has no entry into Linux on this architecture",
    label = "this cannot be called here",
    note = "help: write an entry, as `sysdecl::abi` tells, and name it in `abi = …`; on mips, mips64 and sparc64 set `RUSTFLAGS=\"--cfg sysdecl_experimental_arch\"`"
)]
pub trait Entered {}

/// The functions, for each number of words.
macro_rules! table {
    ($functions:ident) => {
        $functions! {
            call0 zero0 retry0 retry_zero0 ();
            call1 zero1 retry1 retry_zero1 (a1: A);
            call2 zero2 retry2 retry_zero2 (a1: A, a2: B);
            call3 zero3 retry3 retry_zero3 (a1: A, a2: B, a3: C);
            call4 zero4 retry4 retry_zero4 (a1: A, a2: B, a3: C, a4: D);
            call5 zero5 retry5 retry_zero5 (a1: A, a2: B, a3: C, a4: D, a5: E);
            call6 zero6 retry6 retry_zero6 (a1: A, a2: B, a3: C, a4: D, a5: E, a6: F);
        }
    };
}

abi::linux! { @there { table! { calls } } { table! { refused } } }
