//! Linux on 32-bit MIPS, o32, both byte orders (Linux `arch/mips/kernel/scall32-o32.S`, `arch/mips/kernel/scall64-o32.S`,
//! `arch/mips/kernel/entry.S`, `arch/mips/include/asm/stackframe.h`).
//!
//! `syscall`; the number is in `$2`, four arguments are in `$4` to `$7`, the fifth to the seventh on the stack at
//! `16($sp)` to `24($sp)`, the result is in `$2`. `$7` is not zero after an error, and `$2` then has the positive
//! error number. (Only `pipe` has a second result, in `$3`; use `pipe2`.)
//!
//! The kernel does not preserve `$1`, `$3`, `$8` to `$15`, `$24`, `hi` and `lo`. `asm!` cannot declare that `$1`,
//! `hi` and `lo` are clobbered, in which LLVM keeps values, nor that the stack is read. So the instruction is in a
//! separate function: the C ABI preserves none of these registers, and passes the fifth argument and the following
//! ones where the kernel expects them.

use core::{arch::naked_asm, mem::MaybeUninit};

use crate::abi::Word;

/// Makes the call. The result is negated after an error; `$7` is 0 or 1, so that is `($2 ^ -$7) + $7`.
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
    g: MaybeUninit<Word>,
    nr: isize,
) -> Word {
    naked_asm!(
        ".cfi_startproc",
        ".set push",
        ".set noreorder",
        "lw $2, 28($29)",
        "syscall",
        "subu $8, $0, $7",
        "xor $2, $2, $8",
        "jr $31",
        "addu $2, $2, $7",
        ".set pop",
        ".cfi_endproc",
    )
}

/// The value of a register.
pub type Register = Word;

/// The most words of a call.
pub(super) const MOST_WORDS: usize = 7;

/// Makes a call.
///
/// # Safety
///
/// As for the call.
#[inline(always)]
pub(super) unsafe fn enter(nr: isize, words: [MaybeUninit<Register>; MOST_WORDS]) -> Register {
    let [a, b, c, d, e, f, g] = words;
    // SAFETY: the caller vouches for the call.
    unsafe { trap(a, b, c, d, e, f, g, nr) }
}

#[path = "out_of_line.rs"]
mod out_of_line;

pub use self::out_of_line::{linux, linux_call};
