//! Calls without a declaration: the number, up to six words, and the answer as it is.
//!
//! A failure is the negative error number, -4095 to -1; [`result::check`](crate::result::check)
//! tells. Each argument is anything that is one word ([`ToKernel`]): integers are widened by their
//! sign, pointers keep their provenance.
//!
//! # What is checked
//!
//! Nothing is known here of what a call takes. An argument that is a reference is the address of what it
//! points to, and nothing converts it: `&mut vec` is the address of the `Vec`, not of its elements. A
//! reference to a type with a destructor (`Vec`, `CString`, `Box`, `OwnedFd`, `File`, and each type that
//! holds one) is therefore an error when the program is built. What remains for you to look at:
//!
//! - A reference to a descriptor without a destructor, `&BorrowedFd<'_>`, or to another pointer, `&&CStr`:
//!   pass the inner value.
//! - A reference to a container without a destructor, such as `ManuallyDrop<Vec<_>>`, a `MaybeUninit` of one,
//!   or one whose memory belongs to an arena.
//! - Raw pointers, which are passed as they are, and the number and order of the arguments.
//! - A size: `&mut i32` where the kernel writes a structure.
//!
//! ```
//! # #[cfg(target_os = "linux")] {
//! use sysdecl::linux::{nr::SYS_WRITE, raw::syscall3};
//!
//! let text = b"hello\n";
//! // SAFETY: the text is readable, and as long as said.
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
            // SAFETY: the caller vouches for the call; the entry declares what is lost.
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
