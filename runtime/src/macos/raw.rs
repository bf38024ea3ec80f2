//! System calls without a declaration: the number, up to eight words, and the return value.
//!
//! Errors are returned as negated error numbers, however the kernel reports them;
//! [`result::check`](crate::result::check) converts them to a `Result`. Each argument is any type
//! that is passed as one word ([`ToKernel`]): integers are extended according to their sign,
//! pointers keep their provenance.
//!
//! ```no_run
//! # #[cfg(target_os = "macos")] {
//! use sysdecl::macos::{nr::SYS_WRITE, raw::syscall3};
//!
//! let text = b"hello\n";
//! // SAFETY: the text is readable for the given length.
//! let written = unsafe { syscall3(SYS_WRITE, 1, text.as_ptr(), text.len()) };
//! assert_eq!(written, 6);
//! # }
//! ```
//!
//! The second return value of `fork(2)` and `pipe(2)` is discarded here: declare them with the
//! entry for two results, as described in [`abi`].

use crate::{
    FromKernel, I32, I64, ToKernel,
    abi::{self, Word},
};

macro_rules! raw {
    ($($entry:ident $name:ident($($word:ident: $ty:ident),*) -> $answer:ty, $count:literal;)*) => {$(
        #[doc = concat!("A BSD call of macOS with ", $count, ".")]
        ///
        /// # Safety
        ///
        /// The arguments must be valid for system call `nr`, including the memory that they point
        /// to, and the caller must uphold the requirements of the call.
        #[inline]
        pub unsafe fn $name<$($ty: ToKernel),*>(nr: I32 $(, $word: $ty)*) -> $answer {
            let ret: Word;
            let nr = nr as isize;
            // SAFETY: the caller upholds the requirements of the call; the entry declares all clobbered registers.
            unsafe {
                abi::$entry!(ret = nr $(, $word.into_kernel())*;);
                <$answer>::from_kernel(ret)
            }
        }
    )*};
}

raw! {
    macos syscall0() -> I64, "no argument";
    macos syscall1(a1: A) -> I64, "one argument";
    macos syscall2(a1: A, a2: B) -> I64, "two arguments";
    macos syscall3(a1: A, a2: B, a3: C) -> I64, "three arguments";
    macos syscall4(a1: A, a2: B, a3: C, a4: D) -> I64, "four arguments";
    macos syscall5(a1: A, a2: B, a3: C, a4: D, a5: E) -> I64, "five arguments";
    macos syscall6(a1: A, a2: B, a3: C, a4: D, a5: E, a6: F) -> I64, "six arguments";
    macos syscall7(a1: A, a2: B, a3: C, a4: D, a5: E, a6: F, a7: G) -> I64, "seven arguments";
    macos syscall8(a1: A, a2: B, a3: C, a4: D, a5: E, a6: F, a7: G, a8: H) -> I64, "eight arguments";
}
