//! The functions that a declaration calls where the macros are built without debug assertions, as in a release
//! build: the entry, generic over words and result. For the compiler one call is half as much work as the entry in
//! place.
//!
//! Those in `claimed` take a claim. They are for a call with words, or a number, that are expressions of the user's:
//! these are evaluated outside of `unsafe`. Those in `known` and `known_claimed` take 64-bit integers for one word on every
//! architecture, since the kernel is known to take no 64 bits there.
//!
//! The number has the type of the constants in `linux::nr`: a cast of each at its call takes the compiler as long as two words.

use crate::{
    __private::INTERRUPTED,
    FromKernel,
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

/// The functions: for each number of words, whether success is exactly 0, whether memory is touched, and whether they are
/// repeated while a signal interrupts them.
macro_rules! table {
    ($functions:ident $safety:tt $claim:tt) => {
        $functions! {
            $safety $claim
            (call0 zero0 nomem0 nomem_zero0 retry0 retry_zero0)
            (call1 zero1 nomem1 nomem_zero1 retry1 retry_zero1 a1: A)
            (call2 zero2 nomem2 nomem_zero2 retry2 retry_zero2 a1: A, a2: B)
            (call3 zero3 nomem3 nomem_zero3 retry3 retry_zero3 a1: A, a2: B, a3: C)
            (call4 zero4 nomem4 nomem_zero4 retry4 retry_zero4 a1: A, a2: B, a3: C, a4: D)
            (call5 zero5 nomem5 nomem_zero5 retry5 retry_zero5 a1: A, a2: B, a3: C, a4: D, a5: E)
            (call6 zero6 nomem6 nomem_zero6 retry6 retry_zero6 a1: A, a2: B, a3: C, a4: D, a5: E, a6: F)
        }
    };
}

/// Over the entry of this architecture.
#[allow(unused_macros, reason = "one of the two is used")]
macro_rules! calls {
    (
        $safety:tt $claim:tt
        $((
            $call:ident $zero:ident $nomem:ident $nomem_zero:ident $retry:ident $retry_zero:ident
            $($word:ident: $ty:ident),*
        ))*
    ) => {$(
        calls! { @once $safety $claim $call from_kernel ($($word: $ty),*) [] }
        calls! { @once $safety $claim $zero from_zero ($($word: $ty),*) [] }
        calls! { @once $safety $claim $nomem from_kernel ($($word: $ty),*) [nomem] }
        calls! { @once $safety $claim $nomem_zero from_zero ($($word: $ty),*) [nomem] }
        calls! { @until_done $safety $claim $retry from_kernel ($($word: $ty),*) }
        calls! { @until_done $safety $claim $retry_zero from_zero ($($word: $ty),*) }
    )*};
    (
        @once [$($safety:tt)*] [$($claim:tt)*] $name:ident $convert:ident
        ($($word:ident: $ty:ident),*) [$($option:ident)?]
    ) => {
        /// Makes a system call.
        ///
        /// # Safety
        ///
        /// The words must keep to its rules, and `R` must be what it returns.
        #[inline(always)]
        #[allow(clippy::too_many_arguments, reason = "these are the kernel's")]
        pub $($safety)* fn $name<$($ty: Passed,)* R: FromKernel>(
            $($claim)* nr: u64 $(, $word: $ty)*
        ) -> R {
            let ret: Word;
            // SAFETY: the caller upholds the requirements of the call, or made the claim; the entry declares all clobbers.
            unsafe {
                abi::linux!(ret = nr as isize $(, $word.into_kernel())*; $($option)?);
                R::$convert(ret)
            }
        }
    };
    (
        @until_done [$($safety:tt)*] [$($claim:tt)*] $name:ident $convert:ident
        ($($word:ident: $ty:ident),*)
    ) => {
        /// Makes a system call until no signal interrupts it.
        ///
        /// # Safety
        ///
        /// As for one call.
        #[inline(always)]
        #[allow(clippy::too_many_arguments, reason = "these are the kernel's")]
        pub $($safety)* fn $name<$($ty: Passed,)* R: FromKernel>(
            $($claim)* nr: u64 $(, $word: $ty)*
        ) -> R {
            $(let $word = $word.into_kernel();)*
            loop {
                let ret: Word;
                // SAFETY: as above.
                unsafe {
                    abi::linux!(ret = nr as isize $(, $word)*;);
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
    (
        $safety:tt $claim:tt
        $((
            $call:ident $zero:ident $nomem:ident $nomem_zero:ident $retry:ident $retry_zero:ident
            $($word:ident: $ty:ident),*
        ))*
    ) => {$(
        refused! { @each [$call $zero $nomem $nomem_zero $retry $retry_zero] $safety $claim [$($ty),*] }
    )*};
    (@each [$($name:ident)*] $safety:tt $claim:tt $words:tt) => {
        $(refused! { @one $name $safety $claim $words })*
    };
    (@one $name:ident [$($safety:tt)*] [$($claim:tt)*] [$($ty:ident),*]) => {
        /// Cannot be called.
        ///
        /// # Safety
        ///
        /// It cannot be called.
        #[allow(clippy::too_many_arguments, reason = "these are the kernel's")]
        pub $($safety)* fn $name<$($ty: Passed,)* R: Entered>($($claim)* _: u64 $(, _: $ty)*) -> R {
            unreachable!()
        }
    };
}

/// What a system call returns where there is no entry.
#[diagnostic::on_unimplemented(
    message = "sysdecl has no entry into Linux on this architecture",
    label = "this cannot be called here",
    note = "help: write an entry as described in `sysdecl::abi`, and name it in `abi = …`; on mips, mips64 and sparc64 set `RUSTFLAGS=\"--cfg sysdecl_experimental_arch\"`"
)]
pub trait Entered {}

use crate::ToKernel as Passed;

abi::linux! { @there { table! { calls [unsafe] [] } } { table! { refused [unsafe] [] } } }

/// With a claim.
pub mod claimed {
    #[allow(unused_imports, reason = "where there is no entry")]
    use super::{Claim, Entered, FromKernel, INTERRUPTED, Passed, Word, abi};

    abi::linux! { @there { table! { calls [] [_: Claim,] } } { table! { refused [] [_: Claim,] } } }
}

/// Of known calls, with a claim.
#[cfg(target_pointer_width = "64")]
pub use self::claimed as known_claimed;

/// Of known calls.
#[cfg(not(target_pointer_width = "64"))]
pub mod known {
    #[allow(unused_imports, reason = "where there is no entry")]
    use super::{Entered, FromKernel, INTERRUPTED, Word, abi};
    use crate::__private::Narrow as Passed;

    abi::linux! { @there { table! { calls [unsafe] [] } } { table! { refused [unsafe] [] } } }
}

/// Of known calls, with a claim.
#[cfg(not(target_pointer_width = "64"))]
pub mod known_claimed {
    #[allow(unused_imports, reason = "where there is no entry")]
    use super::{Claim, Entered, FromKernel, INTERRUPTED, Word, abi};
    use crate::__private::Narrow as Passed;

    abi::linux! { @there { table! { calls [] [_: Claim,] } } { table! { refused [] [_: Claim,] } } }
}
