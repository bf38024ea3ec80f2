//! Linux on x86 (Linux `arch/x86/kernel/process.c`, `arch/x86/kernel/signal_32.c`).
//!
//! A signal handler returns to code of the kernel's, in the vDSO. With `CLONE_SETTLS` the word `tls` is the address of a `struct
//! user_desc`.

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Where a thread begins: a function of C, with its arguments on the stack. The child has all registers of the parent but `eax`
// and the stack pointer, `ebp` among them, which holds what to call. Its argument is on the child's stack, in the place of a
// first argument; the stack is a multiple of 16 where `call` is made (System V ABI, Intel386 supplement, 2.2.2). A zero
// `ebp` ends the chain of frames.
//
// The instructions that both run have no unwind information, since one rule cannot be right for both stacks. The
// child's say that its return address is undefined: a walk ends there, and reads nothing above the stack.
//
// The symbol is weak and hidden, so that two versions of this crate in one program do not clash. Whichever
// definition is kept serves both: code that is not interchangeable needs another name.
global_asm!(
    ".pushsection .text.sysdecl_start_thread, \"ax\", @progbits",
    ".weak sysdecl_start_thread",
    ".hidden sysdecl_start_thread",
    ".type sysdecl_start_thread, @function",
    ".balign 4",
    "sysdecl_start_thread:",
    "push ebp",
    "push ebx",
    "push esi",
    "push edi",
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
    "test eax, eax",
    "jz 2f",
    "pop edi",
    "pop esi",
    "pop ebx",
    "pop ebp",
    "ret",
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
