//! Linux on riscv64 and riscv32 (Linux `arch/riscv/kernel/process.c`, `arch/riscv/kernel/signal.c`).

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Where a thread begins: a function of C, with its arguments in `a0` to `a6`. The child has all registers of the parent but
// `a0`, the stack pointer and the vector state. A zero `s0` ends the chain of frames.
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
    "mv t0, a3",
    "mv a3, a4",
    "mv a4, t0",
    "li a7, {clone}",
    "ecall",
    "beqz a0, 2f",
    "ret",
    "2:",
    ".cfi_startproc",
    ".cfi_undefined ra",
    "mv s0, zero",
    "mv a0, a6",
    "jalr ra, 0(a5)",
    "li a7, {exit}",
    "ecall",
    "ebreak",
    ".cfi_endproc",
    ".size sysdecl_start_thread, . - sysdecl_start_thread",
    ".popsection",
    clone = const SYS_CLONE,
    exit = const SYS_EXIT,
);
