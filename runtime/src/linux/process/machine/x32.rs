//! Linux on x86-64 with 32-bit pointers, x32 (Linux `arch/x86/kernel/process_64.c`, `arch/x86/kernel/signal_64.c`).

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Where a thread begins: a function of C, with its arguments in `edi`, `esi`, `edx`, `ecx`, `r8d`, `r9d` and on the stack. The
// kernel reads whole registers, of which a C caller may leave the upper halves as they were. The child has all registers of
// the parent but `rax`, `rcx`, `r11` and the stack pointer, `r9` among them, which holds what to call. Its argument is on the
// child's stack, which is a multiple of 16 where `call` is made. A zero `rbp` ends the chain of frames.
//
// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF expression
// computes the return address, as `*rsp * (rax != 0)`: zero in the child, which ends a stack walk. (It is
// `DW_CFA_val_expression`; no directive writes that.) In the child's own instructions the return address is
// undefined, so that an unwinder reads nothing above the stack.
//
// The symbol is weak and hidden, so that two versions of this crate in one program do not clash. Whichever
// definition is kept serves both: code that is not interchangeable needs another name.
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

// Where a signal handler returns to. libgcc, LLVM's libunwind and gdb recognise these nine bytes, and then take
// the interrupted frame from the stack (gcc `libgcc/config/i386/linux-unwind.h`). They do so only where there is no unwind
// information; and since an unwinder looks for that one byte before the address that a frame returns to, that byte
// is a `nop` without any.
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
    /// Is not called; only its address is taken.
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
