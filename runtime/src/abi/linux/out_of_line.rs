//! The entry on architectures where the kernel clobbers registers that `asm!` cannot name. It calls a function,
//! across which the compiler keeps nothing in these registers.

use core::mem::MaybeUninit;

use super::{MOST_WORDS, Register};

/// Makes a call.
///
/// # Safety
///
/// As for the call.
#[doc(hidden)]
#[inline(always)]
pub unsafe fn linux_call<const COUNT: usize>(nr: isize, words: [Register; COUNT]) -> Register {
    const { assert!(COUNT <= MOST_WORDS, "a Linux system call takes no more words") };
    let mut all = [MaybeUninit::uninit(); MOST_WORDS];
    for (place, word) in all.iter_mut().zip(words) {
        place.write(word);
    }
    // SAFETY: the caller vouches for the call. It reads no more words than it takes.
    unsafe { super::enter(nr, all) }
}

/// Linux on this architecture.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_out_of_line {
    // An unused result has no type to be converted to.
    (_ = $nr:expr $(, $word:expr)*; $(nomem)? $(readonly)?) => {
        _ = $crate::abi::linux_call($nr, [$($crate::linux_register!($word)),*])
    };
    // The option has no effect: the compiler assumes that a function accesses memory.
    ($ret:tt = $nr:expr $(, $word:expr)*; $(nomem)? $(readonly)?) => {
        $ret = $crate::linux_register!(
            from $crate::abi::linux_call($nr, [$($crate::linux_register!($word)),*])
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_out_of_line: $($call)* }
    };
}

/// Converts a word to the value of a register and back.
#[cfg(not(all(
    target_pointer_width = "32",
    any(target_arch = "mips64", target_arch = "mips64r6")
)))]
#[doc(hidden)]
#[macro_export]
macro_rules! linux_register {
    (from $register:expr) => {
        $register
    };
    ($word:expr) => {
        $word
    };
}

/// Converts a word, or a 64-bit integer, to the value of a register that is wider than a pointer (n32), and back.
#[cfg(all(target_pointer_width = "32", any(target_arch = "mips64", target_arch = "mips64r6")))]
#[doc(hidden)]
#[macro_export]
macro_rules! linux_register {
    (from $register:expr) => {
        $crate::__private::Register::from_register($register)
    };
    ($word:expr) => {
        $crate::__private::Register::into_register($word)
    };
}

pub use crate::linux_out_of_line as linux;
