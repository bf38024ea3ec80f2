//! Linux on x86-64: `clone` takes `flags, stack, parent_tid, child_tid, tls`
//! (`kernel/fork.c`, without `CONFIG_CLONE_BACKWARDS`).

use core::arch::{asm, global_asm};

use crate::{
    I32, I64, U64, Void,
    linux::{
        nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN},
        process::ThreadEntry,
    },
    syscall,
};

/// As [`clone`](super::super::clone), whose order of arguments is that of this architecture.
#[syscall(os = "linux")]
pub(in super::super) fn clone(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
) -> I64;

// Starts a thread: makes the call `clone`. Two registers that the kernel preserves hold the function to call (`r9`)
// and its argument (`r12`). In the parent it returns, with only `rax`, `rcx`, `r11` and the flags changed. In the
// child the stack is aligned as the ABI requires after `call`, and a zero `rbp` ends the chain of frames (System V
// ABI, AMD64 supplement, 3.4.1).
//
// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF expression
// computes the return address, as `*(rsp - ((rax == 0) << 3)) * (rax != 0)`: zero in the child, which ends a stack walk.
// (It is `DW_CFA_val_expression`; no directive writes that. It contains no branch, which valgrind does not support.)
// The child's address is below its stack pointer, and in its own instructions the return address is undefined, so that
// an unwinder reads nothing above the stack.
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
    "syscall",
    ".cfi_escape 0x16, 0x10, 0x0f, 0x77, 0x00, 0x70, 0x00, 0x30, 0x29, 0x33, 0x24, 0x1c, 0x06, 0x70, 0x00, 0x30, 0x2e, 0x1e",
    "test rax, rax",
    "jz 2f",
    "ret",
    ".cfi_endproc",
    "2:",
    ".cfi_startproc",
    ".cfi_undefined rip",
    "xor ebp, ebp",
    "mov rdi, r12",
    "call r9",
    "mov edi, eax",
    "mov eax, {exit}",
    "syscall",
    "ud2",
    ".cfi_endproc",
    ".size sysdecl_start_thread, . - sysdecl_start_thread",
    ".popsection",
    exit = const SYS_EXIT,
);

// Signal handlers return to this code. libgcc, LLVM's libunwind and gdb recognise these nine bytes, and then read the
// interrupted frame from the stack (gcc `libgcc/config/i386/linux-unwind.h`; gdb `gdb/amd64-linux-tdep.c`, which
// looks only in code without a symbol or with `sigaction` in its name). They do so only if there is no unwind
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
    /// Has a custom calling convention, see above.
    fn sysdecl_start_thread();
    /// Only its address is used.
    fn sysdecl_sigaction_restorer();
}

/// Starts a thread that calls `entry` and exits.
///
/// # Safety
///
/// As [`start_thread`](super::super::start_thread), with an aligned stack.
// Not inlined, since the caller can be in another shared library, where the hidden symbol is not visible.
#[inline(never)]
pub(in super::super) unsafe fn start(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
    entry: ThreadEntry,
    argument: *mut Void,
) -> I64 {
    let ret;
    // SAFETY: in the parent this is a call of a function that changes no registers but the declared ones. The child
    // does not return.
    unsafe {
        asm!(
            "call {start_thread}",
            start_thread = sym sysdecl_start_thread,
            inlateout("rax") SYS_CLONE => ret,
            in("rdi") flags,
            in("rsi") stack,
            in("rdx") parent_tid,
            in("r10") child_tid,
            in("r8") tls,
            in("r9") entry,
            in("r12") argument,
            lateout("rcx") _,
            lateout("r11") _,
        );
    }
    ret
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
