//! Linux on loongarch64 (Linux `arch/loongarch/kernel/process.c`, `arch/loongarch/kernel/signal.c`).

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Where a thread begins: a function of C, with its arguments in `$a0` to `$a6`, the first five of which are those of
// `clone`. The child has all registers of the parent but `$a0`, the stack pointer and `$t0` to `$t8`. A zero `$fp` ends the
// chain of frames.
//
// The instructions that both run have no unwind information, since one rule cannot be right for both stacks. The
// child's say that its return address is undefined: a walk ends there, and reads nothing above the stack.
//
// The symbol is weak and hidden, so that two versions of this crate in one program do not clash. Whichever
// definition is kept serves both: code that is not interchangeable needs another name.
global_asm!(
    ".pushsection .text.sysdecl_start_thread, \"ax\", %progbits",
    ".weak sysdecl_start_thread",
    ".hidden sysdecl_start_thread",
    ".type sysdecl_start_thread, %function",
    ".balign 4",
    "sysdecl_start_thread:",
    "li.w $a7, {clone}",
    "syscall 0",
    "beqz $a0, 2f",
    "jr $ra",
    "2:",
    ".cfi_startproc",
    ".cfi_undefined 1",
    "move $fp, $zero",
    "move $a0, $a6",
    "jirl $ra, $a5, 0",
    "li.w $a7, {exit}",
    "syscall 0",
    "break 0",
    ".cfi_endproc",
    ".size sysdecl_start_thread, . - sysdecl_start_thread",
    ".popsection",
    clone = const SYS_CLONE,
    exit = const SYS_EXIT,
);
