//! Linux on x86-64 with 32-bit pointers, x32 (Linux `arch/x86/kernel/process_64.c`, `arch/x86/kernel/signal_64.c`).

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Starts a thread. It follows the C calling convention, with its arguments in `edi`, `esi`, `edx`, `ecx`, `r8d`,
// `r9d` and on the stack. The kernel reads whole registers, of which a C caller may leave the upper halves undefined.
// The child has the register values of the parent, except for `rax`, `rcx`, `r11` and the stack pointer; `r9` holds
// the function to call. Its argument is on the child's stack; the stack pointer is a multiple of 16 at the `call`. A
// zero `rbp` ends the chain of frames.
//
// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF expression
// computes the return address, as `*rsp * (rax != 0)`: zero in the child, which ends a stack walk. (It is
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
    "sysdecl_start_thread:",
    ".cfi_startproc",
    "mov eax, dword ptr [rsp + 8]",
    "mov edi, edi",
    "lea esi, [rsi - 16]",
    "mov qword ptr [rsi], rax",
    "mov edx, edx",
    "mov r10d, ecx",
    "mov r8d, r8d",
    "mov r9d, r9d",
    "mov eax, {clone}",
    "syscall",
    ".cfi_escape 0x16, 0x10, 0x08, 0x77, 0x00, 0x06, 0x70, 0x00, 0x30, 0x2e, 0x1e",
    "test eax, eax",
    "jz 2f",
    "ret",
    ".cfi_endproc",
    "2:",
    ".cfi_startproc",
    ".cfi_undefined rip",
    "xor ebp, ebp",
    "mov rdi, qword ptr [rsp]",
    "call r9",
    "mov edi, eax",
    "mov eax, {exit}",
    "syscall",
    "ud2",
    ".cfi_endproc",
    ".size sysdecl_start_thread, . - sysdecl_start_thread",
    ".popsection",
    clone = const SYS_CLONE,
    exit = const SYS_EXIT,
);

// Signal handlers return to this code. libgcc, LLVM's libunwind and gdb recognise these nine bytes, and then read the
// interrupted frame from the stack (gcc `libgcc/config/i386/linux-unwind.h`). They do so only if there is no unwind
// information. Unwinders look that up for the byte before a return address, so a `nop` precedes the code.
global_asm!(
    ".pushsection .text.sysdecl_sigaction_restorer, \"ax\", @progbits",
    ".weak sysdecl_sigaction_restorer",
    ".hidden sysdecl_sigaction_restorer",
    ".type sysdecl_sigaction_restorer, @function",
    ".balign 16",
    "nop",
    "sysdecl_sigaction_restorer:",
    ".byte 0x48, 0xc7, 0xc0", // mov rax, imm32
    ".long {rt_sigreturn}",
    "syscall",
    ".size sysdecl_sigaction_restorer, . - sysdecl_sigaction_restorer",
    ".popsection",
    rt_sigreturn = const SYS_RT_SIGRETURN,
);

unsafe extern "C" {
    /// Only its address is used.
    fn sysdecl_sigaction_restorer();
}

/// The address that a signal handler returns to, for [`SigAction::sa_restorer`](super::super::SigAction), with the flag
/// [`SA_RESTORER`](super::super::SA_RESTORER).
///
/// The code there makes the call `rt_sigreturn(2)`. Debuggers and unwinders recognise it, so that backtraces in a
/// handler continue in the interrupted function.
#[inline(never)]
#[must_use]
pub fn restorer() -> usize {
    sysdecl_sigaction_restorer as *const () as usize
}
