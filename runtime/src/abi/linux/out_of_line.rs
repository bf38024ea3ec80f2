//! An entry that calls a function, where the kernel destroys registers that `asm!` cannot name: as the caller of a
//! function the compiler keeps nothing in them.

use core::mem::MaybeUninit;

use crate::abi::Word;

/// Makes a call with up to six words.
///
/// # Safety
///
/// As for the call.
#[doc(hidden)]
#[inline(always)]
pub unsafe fn linux_call<const COUNT: usize>(nr: isize, words: [Word; COUNT]) -> Word {
    const { assert!(COUNT <= 6, "a Linux system call takes at most 6 words") };
    let mut all = [MaybeUninit::uninit(); 6];
    for (place, word) in all.iter_mut().zip(words) {
        place.write(word);
    }
    let [a, b, c, d, e, f] = all;
    // SAFETY: the caller vouches for the call. It reads no more words than it takes.
    unsafe { super::trap(a, b, c, d, e, f, nr) }
}

/// Linux on this architecture.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_out_of_line {
    // Whatever the option: a function may do anything to memory.
    ($ret:tt = $nr:expr $(, $word:expr)*; $(nomem)? $(readonly)?) => {
        $ret = $crate::abi::linux_call($nr, [$($word),*])
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_out_of_line: $($call)* }
    };
}

pub use crate::linux_out_of_line as linux;
