//! Linux on 64-bit MIPS, n64 and n32, both byte orders (Linux `arch/mips/kernel/scall64-n64.S`,
//! `arch/mips/kernel/scall64-n32.S`, `arch/mips/kernel/entry.S`, `arch/mips/include/asm/stackframe.h`).
//!
//! `syscall`; the number is in `$2`, the arguments are in `$4` to `$9`, the result is in `$2`. `$7` is not zero after
//! an error, and `$2` then has the positive error number. (Only `pipe` has a second result, in `$3`; use `pipe2`.)
//!
//! The kernel does not preserve `$1`, `$3`, `$10` to `$15`, `$24`, `hi` and `lo`. `asm!` cannot declare that `$1`,
//! `hi` and `lo` are clobbered, in which LLVM keeps values. So the instruction is in a separate function: the C ABI
//! preserves none of these registers, and passes the words where the kernel expects them. On n32 each word is first
//! extended to a register.

use core::{arch::naked_asm, mem::MaybeUninit};

/// Makes the call. The result is negated after an error; `$7` is 0 or 1, so that is `($2 ^ -$7) + $7`.
///
/// A naked function has no unwind information unless it contains the directives. A signal can interrupt this one, and a
/// stack walk from the handler must reach the caller.
#[unsafe(naked)]
unsafe extern "C" fn trap(
    a: MaybeUninit<Register>,
    b: MaybeUninit<Register>,
    c: MaybeUninit<Register>,
    d: MaybeUninit<Register>,
    e: MaybeUninit<Register>,
    f: MaybeUninit<Register>,
    nr: isize,
) -> Register {
    naked_asm!(
        ".cfi_startproc",
        ".set push",
        ".set noreorder",
        "move $2, $10",
        "syscall",
        "dsubu $8, $0, $7",
        "xor $2, $2, $8",
        "jr $31",
        "daddu $2, $2, $7",
        ".set pop",
        ".cfi_endproc",
    )
}

/// The value of a register.
#[cfg(target_pointer_width = "64")]
pub type Register = crate::abi::Word;
/// The value of a register, which is wider than a pointer.
#[cfg(target_pointer_width = "32")]
pub type Register = u64;

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
