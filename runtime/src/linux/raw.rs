//! System calls without a declaration: the number, up to six words, and the kernel's return value.
//!
//! Errors are negated error numbers, -4095 to -1, which [`result::check`](crate::result::check)
//! converts to a `Result`. Each argument is any type that is passed as one word ([`ToKernel`]):
//! integers are extended according to their sign, pointers keep their provenance.
//!
//! # What is checked
//!
//! Nothing is known here about the arguments of a call. A reference is passed as the address of its
//! referent without any conversion: `&mut vec` is the address of the `Vec`, not of its elements.
//! References to types with a destructor (`Vec`, `CString`, `Box`, `OwnedFd`, `File`, and every
//! type that contains one) are therefore rejected when the program is built. The following are not
//! detected:
//!
//! - A reference to a descriptor without a destructor, `&BorrowedFd<'_>`, or to another pointer,
//!   `&&CStr`: pass the inner value.
//! - A reference to a container without a destructor, such as `ManuallyDrop<Vec<_>>`, a
//!   `MaybeUninit` of one, or one that lives in an arena.
//! - Raw pointers, which are passed unchanged, and the number and order of the arguments.
//! - Sizes: `&mut i32` where the kernel writes a structure.
//!
//! ```
//! # #[cfg(target_os = "linux")] {
//! use sysdecl::linux::{nr::SYS_WRITE, raw::syscall3};
//!
//! let text = b"hello\n";
//! // SAFETY: the text is readable for the given length.
//! let written = unsafe { syscall3(SYS_WRITE, 1, text.as_ptr(), text.len()) };
//! assert_eq!(written, 6);
//! # }
//! ```

use crate::{
    FromKernel, I64, ToKernel, U64,
    abi::{self, Word},
};

macro_rules! raw {
    ($($name:ident($($word:ident: $ty:ident),*), $count:literal;)*) => {$(
        #[doc = concat!("A system call with ", $count, ".")]
        ///
        /// # Safety
        ///
        /// The caller must hand over what call number `nr` takes, keep its rules, and let it read and
        /// write the memory that it is pointed to.
        #[inline]
        #[allow(clippy::cast_possible_wrap, clippy::cast_possible_truncation, reason = "numbers are small")]
        pub unsafe fn $name<$($ty: ToKernel),*>(nr: U64 $(, $word: $ty)*) -> I64 {
            let ret: Word;
            let nr = nr as isize;
            // SAFETY: the caller upholds the requirements of the call; the entry declares all clobbered registers.
            unsafe {
                abi::linux!(ret = nr $(, $word.into_kernel())*;);
                I64::from_kernel(ret)
            }
        }
    )*};
}

raw! {
    syscall0(), "no argument";
    syscall1(a1: A), "one argument";
    syscall2(a1: A, a2: B), "two arguments";
    syscall3(a1: A, a2: B, a3: C), "three arguments";
    syscall4(a1: A, a2: B, a3: C, a4: D), "four arguments";
    syscall5(a1: A, a2: B, a3: C, a4: D, a5: E), "five arguments";
    syscall6(a1: A, a2: B, a3: C, a4: D, a5: E, a6: F), "six arguments";
}
