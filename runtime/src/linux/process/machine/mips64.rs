//! Linux on 64-bit MIPS (Linux `arch/mips/kernel/process.c`, `arch/mips/kernel/signal.c`).

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Starts a thread. It follows the C calling convention, with its arguments in `$4` to `$10`. `$7` is not zero after
// an error, and `$2` then has the positive error number. The kernel preserves no temporary registers, so the function
// to call and its argument are passed on the child's stack. A zero `$30` ends the chain of frames.
//
// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF expression
// computes the return address, as `$31 * ($2 != 0)`: zero in the child, which ends a stack walk. (It is
// `DW_CFA_val_expression`; no directive writes that.) In the child's own instructions the return address is
// undefined, so that an unwinder reads nothing above the stack.
//
// The symbol is weak and hidden, so that two versions of this crate can be linked into one program. Both then use the
// same definition, so a change that is not compatible needs a new name.
global_asm!(
    ".pushsection .text.sysdecl_start_thread, \"ax\", @progbits",
    ".weak sysdecl_start_thread",
    ".hidden sysdecl_start_thread",
    ".type sysdecl_start_thread, @function",
    ".balign 4",
    "sysdecl_start_thread:",
    ".cfi_startproc",
    ".set push",
    ".set noreorder",
    "daddiu $5, $5, -16",
    "sd $9, 0($5)",
    "sd $10, 8($5)",
    "move $2, $7",
    "move $7, $8",
    "move $8, $2",
    "li $2, {clone}",
    "syscall",
    ".cfi_escape 0x16, 0x1f, 0x07, 0x8f, 0x00, 0x72, 0x00, 0x30, 0x2e, 0x1e",
    "bnez $7, 3f",
    "nop",
    "beqz $2, 2f",
    "nop",
    "jr $31",
    "nop",
    "3:",
    "jr $31",
    "dsubu $2, $0, $2",
    ".cfi_endproc",
    "2:",
    ".cfi_startproc",
    ".cfi_undefined $31",
    "move $30, $0",
    "ld $25, 0($29)",
    "ld $4, 8($29)",
    "jalr $25",
    "nop",
    "move $4, $2",
    "li $2, {exit}",
    "syscall",
    "break",
    ".cfi_endproc",
    ".set pop",
    ".size sysdecl_start_thread, . - sysdecl_start_thread",
    ".popsection",
    clone = const SYS_CLONE,
    exit = const SYS_EXIT,
);
