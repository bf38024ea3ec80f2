//! Linux on arm (Linux `arch/arm/kernel/process.c`, `arch/arm/kernel/signal.c`).
//!
//! Signal handlers return to code of the kernel, in the page `[sigpage]`.

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Starts a thread. It follows the C calling convention, with its arguments in `r0` to `r3` and on the stack. The
// child has the register values of the parent, except for `r0` and the stack pointer. It is A32 code, also in a Thumb
// program: `bx` selects the state by the lowest bit of the address. A zero `r11` ends the chain of frames of A32
// code. Unwinders stop at `.cantunwind`.
//
// The symbol is weak and hidden, so that two versions of this crate can be linked into one program. Both then use the
// same definition, so a change that is not compatible needs a new name.
global_asm!(
    ".pushsection .text.sysdecl_start_thread, \"ax\", %progbits",
    ".weak sysdecl_start_thread",
    ".hidden sysdecl_start_thread",
    ".type sysdecl_start_thread, %function",
    ".balign 4",
    ".arm",
    "sysdecl_start_thread:",
    ".fnstart",
    ".cantunwind",
    "push {{r4, r5, r6, r7}}",
    "mov r4, r3",
    "ldr r3, [sp, #16]",
    "ldr r5, [sp, #20]",
    "ldr r6, [sp, #24]",
    "ldr r7, ={clone}",
    "svc #0",
    "cmp r0, #0",
    "beq 2f",
    "pop {{r4, r5, r6, r7}}",
    "bx lr",
    "2:",
    "mov r11, #0",
    "mov r0, r6",
    "mov lr, pc",
    "bx r5",
    "ldr r7, ={exit}",
    "svc #0",
    "udf #0",
    ".ltorg",
    ".fnend",
    ".size sysdecl_start_thread, . - sysdecl_start_thread",
    ".popsection",
    clone = const SYS_CLONE,
    exit = const SYS_EXIT,
);
