//! Linux on sparc64 (Linux `arch/sparc/kernel/syscalls.S`, `arch/sparc/kernel/ttable_64.S`,
//! `arch/sparc/vdso/vclock_gettime.c`).
//!
//! `ta 0x6d`; the number is in `%g1`, the arguments are in `%o0` to `%o5`, the result is in `%o0`. The carry flag
//! reports an error, and `%o0` then has the positive error number. Calls with a second result (`pipe`, and `fork`,
//! which returns the ID of the parent in the child) have it in `%o1`.
//!
//! The kernel's own vDSO declares `%f0` to `%f62` clobbered, besides `%o1` and the condition codes. `asm!` has no
//! names for the floating-point registers, in which LLVM keeps values. So the instruction is in a separate function:
//! the C ABI preserves none of these registers.

use core::{arch::naked_asm, mem::MaybeUninit};

use crate::abi::Word;

/// Makes the call. The seventh argument of a function is on the stack, above the register window and the places of
/// the first six.
///
/// A naked function has no unwind information unless it contains the directives. A signal can interrupt this one, and a
/// stack walk from the handler must reach the caller.
#[unsafe(naked)]
unsafe extern "C" fn trap(
    a: MaybeUninit<Word>,
    b: MaybeUninit<Word>,
    c: MaybeUninit<Word>,
    d: MaybeUninit<Word>,
    e: MaybeUninit<Word>,
    f: MaybeUninit<Word>,
    nr: isize,
) -> Word {
    naked_asm!(
        ".cfi_startproc",
        "ldx [%sp + 2047 + 176], %g1",
        "ta 0x6d",
        "bcs,a,pt %xcc, 2f",
        "sub %g0, %o0, %o0",
        "2:",
        "retl",
        "nop",
        ".cfi_endproc",
    )
}

/// The value of a register.
pub type Register = Word;

/// The most words of a call.
pub(super) const MOST_WORDS: usize = 6;

/// Makes a call.
///
/// # Safety
///
/// As for the call.
#[inline(always)]
pub(super) unsafe fn enter(nr: isize, words: [MaybeUninit<Register>; MOST_WORDS]) -> Register {
    let [a, b, c, d, e, f] = words;
    // SAFETY: the caller vouches for the call.
    unsafe { trap(a, b, c, d, e, f, nr) }
}

#[path = "out_of_line.rs"]
mod out_of_line;

pub use self::out_of_line::{linux, linux_call};
