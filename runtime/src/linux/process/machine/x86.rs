//! Linux on x86 (Linux `arch/x86/kernel/process.c`, `arch/x86/kernel/signal_32.c`).
//!
//! With `CLONE_SETTLS` the word `tls` is the address of a `struct
//! user_desc`.

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN, SYS_SIGRETURN};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Starts a thread. It follows the C calling convention, with its arguments on the stack. The child has the register
// values of the parent, except for `eax` and the stack pointer; `ebp` holds the function to call. Its argument is on
// the child's stack, where a first argument belongs; the stack pointer is a multiple of 16 at the `call` (System V
// ABI, Intel386 supplement, 2.2.2). A zero `ebp` ends the chain of frames.
//
// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF expression
// computes the return address, as `*(esp + 16 - ((eax == 0) << 4)) * (eax != 0)`: zero in the child, which ends a stack
// walk. (It is `DW_CFA_val_expression`; no directive writes that. It contains no branch, which valgrind does not
// support.) The child's address is that of its argument, and in its own instructions the return address is undefined, so
// that an unwinder reads nothing above the stack.
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
    "push ebp",
    ".cfi_adjust_cfa_offset 4",
    ".cfi_rel_offset ebp, 0",
    "push ebx",
    ".cfi_adjust_cfa_offset 4",
    ".cfi_rel_offset ebx, 0",
    "push esi",
    ".cfi_adjust_cfa_offset 4",
    ".cfi_rel_offset esi, 0",
    "push edi",
    ".cfi_adjust_cfa_offset 4",
    ".cfi_rel_offset edi, 0",
    "mov ebx, [esp + 20]",
    "mov ecx, [esp + 24]",
    "mov edx, [esp + 28]",
    "mov edi, [esp + 32]",
    "mov esi, [esp + 36]",
    "mov ebp, [esp + 40]",
    "mov eax, [esp + 44]",
    "sub ecx, 16",
    "mov [ecx], eax",
    "mov eax, {clone}",
    "int 0x80",
    ".cfi_escape 0x16, 0x08, 0x0f, 0x74, 0x10, 0x70, 0x00, 0x30, 0x29, 0x34, 0x24, 0x1c, 0x06, 0x70, 0x00, 0x30, 0x2e, 0x1e",
    "test eax, eax",
    "jz 2f",
    ".cfi_offset eip, -4",
    "pop edi",
    ".cfi_adjust_cfa_offset -4",
    ".cfi_restore edi",
    "pop esi",
    ".cfi_adjust_cfa_offset -4",
    ".cfi_restore esi",
    "pop ebx",
    ".cfi_adjust_cfa_offset -4",
    ".cfi_restore ebx",
    "pop ebp",
    ".cfi_adjust_cfa_offset -4",
    ".cfi_restore ebp",
    "ret",
    ".cfi_endproc",
    "2:",
    ".cfi_startproc",
    ".cfi_undefined eip",
    "mov eax, ebp",
    "xor ebp, ebp",
    "call eax",
    "mov ebx, eax",
    "mov eax, {exit}",
    "int 0x80",
    "ud2",
    ".cfi_endproc",
    ".size sysdecl_start_thread, . - sysdecl_start_thread",
    ".popsection",
    clone = const SYS_CLONE,
    exit = const SYS_EXIT,
);

// Signal handlers return to this code: the first is for handlers with `SA_SIGINFO`, the second for all others. libgcc
// and gdb recognise these bytes, and then read the interrupted frame from the stack (gcc
// `libgcc/config/i386/linux-unwind.h`). They do so only if there is no unwind information. Unwinders look that up for
// the byte before a return address, so a `nop` precedes the code.
global_asm!(
    ".pushsection .text.sysdecl_sigaction_restorer, \"ax\", @progbits",
    ".weak sysdecl_sigaction_restorer",
    ".hidden sysdecl_sigaction_restorer",
    ".type sysdecl_sigaction_restorer, @function",
    ".weak sysdecl_signal_restorer",
    ".hidden sysdecl_signal_restorer",
    ".type sysdecl_signal_restorer, @function",
    ".balign 16",
    "nop",
    "sysdecl_sigaction_restorer:",
    "mov eax, {rt_sigreturn}",
    "int 0x80",
    ".size sysdecl_sigaction_restorer, . - sysdecl_sigaction_restorer",
    "nop",
    "sysdecl_signal_restorer:",
    "pop eax",
    "mov eax, {sigreturn}",
    "int 0x80",
    ".size sysdecl_signal_restorer, . - sysdecl_signal_restorer",
    ".popsection",
    rt_sigreturn = const SYS_RT_SIGRETURN,
    sigreturn = const SYS_SIGRETURN,
);

unsafe extern "C" {
    /// Only its address is used.
    fn sysdecl_sigaction_restorer();
    /// Only its address is used.
    fn sysdecl_signal_restorer();
}

/// The address that a signal handler returns to, for [`SigAction::sa_restorer`](crate::linux::process::SigAction), with the
/// flag [`SA_RESTORER`](crate::linux::process::SA_RESTORER): another one for a handler with
/// [`SA_SIGINFO`](crate::linux::process::SA_SIGINFO). Without the flag it returns to the vDSO's code, which does the same.
#[inline(never)]
#[must_use]
pub(super) fn restorer(has_information: bool) -> usize {
    if has_information {
        sysdecl_sigaction_restorer as *const () as usize
    } else {
        sysdecl_signal_restorer as *const () as usize
    }
}
