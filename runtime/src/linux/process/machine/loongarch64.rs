//! Linux on loongarch64 (Linux `arch/loongarch/kernel/process.c`, `arch/loongarch/kernel/signal.c`).

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Starts a thread. It follows the C calling convention, with its arguments in `$a0` to `$a6`, the first five of which
// are those of `clone`. The child has the register values of the parent, except for `$a0`, the stack pointer and
// `$t0` to `$t8`. A zero `$fp` ends the chain of frames.
//
// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF expression
// computes the return address, as `$ra * ($a0 != 0)`: zero in the child, which ends a stack walk. (It is
// `DW_CFA_val_expression`; no directive writes that.) In the child's own instructions the return address is
// undefined, so that an unwinder reads nothing above the stack.
//
// The symbol is weak and hidden, so that two versions of this crate can be linked into one program. Both then use the
// same definition, so a change that is not compatible needs a new name.
global_asm!(
    ".pushsection .text.sysdecl_start_thread, \"ax\", %progbits",
    ".weak sysdecl_start_thread",
    ".hidden sysdecl_start_thread",
    ".type sysdecl_start_thread, %function",
    ".balign 4",
    "sysdecl_start_thread:",
    ".cfi_startproc",
    "li.w $a7, {clone}",
    "syscall 0",
    ".cfi_escape 0x16, 0x01, 0x07, 0x71, 0x00, 0x74, 0x00, 0x30, 0x2e, 0x1e",
    "beqz $a0, 2f",
    "jr $ra",
    ".cfi_endproc",
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
