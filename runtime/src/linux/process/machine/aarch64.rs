//! Linux on aarch64: `clone` takes `flags, stack, parent_tid, tls, child_tid`
//! (`kernel/fork.c`, with `CONFIG_CLONE_BACKWARDS`).

use core::arch::global_asm;

use crate::{
    I32, I64, U64, Void,
    linux::{
        nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN},
        process::ThreadEntry,
    },
    syscall,
};

/// As [`clone`](super::super::clone), with the order of arguments of this architecture.
#[syscall(nr = SYS_CLONE, os = "linux")]
fn clone_backwards(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    tls: U64,
    child_tid: *mut I32,
) -> I64;

/// As [`clone`](super::super::clone).
///
/// # Safety
///
/// The same.
#[inline]
pub(in super::super) unsafe fn clone(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
) -> I64 {
    // SAFETY: the caller's duties are the same.
    unsafe { clone_backwards(flags, stack, parent_tid, tls, child_tid) }
}

// Starts a thread: makes the call `clone`. Two registers that the kernel preserves hold the function to call (`x6`)
// and its argument (`x5`). In the parent it returns, and changes no registers except those that `svc` changes. In the
// child a zero `x29` ends the chain of frames (AAPCS64, 6.4.6).
//
// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF expression
// computes the return address, as `x30 * (x0 != 0)`: zero in the child, which ends a stack walk. (It is
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
    "svc #0",
    ".cfi_escape 0x16, 0x1e, 0x07, 0x8e, 0x00, 0x70, 0x00, 0x30, 0x2e, 0x1e",
    "cbz x0, 2f",
    "ret",
    ".cfi_endproc",
    "2:",
    ".cfi_startproc",
    ".cfi_undefined x30",
    "mov x29, xzr",
    "mov x30, xzr",
    "mov x0, x5",
    "blr x6",
    "mov x8, {exit}",
    "svc #0",
    "brk #1",
    ".cfi_endproc",
    ".size sysdecl_start_thread, . - sysdecl_start_thread",
    ".popsection",
    exit = const SYS_EXIT,
);

// Signal handlers return to this code. libgcc, LLVM's libunwind and gdb recognise these two instructions, and then
// read the interrupted frame from the stack (gcc `libgcc/config/aarch64/linux-unwind.h`; gdb
// `gdb/aarch64-linux-tdep.c`). They do so only if there is no unwind information. Unwinders look that up for the byte
// before a return address, so a `nop` precedes the code.
global_asm!(
    ".pushsection .text.sysdecl_sigaction_restorer, \"ax\", %progbits",
    ".weak sysdecl_sigaction_restorer",
    ".hidden sysdecl_sigaction_restorer",
    ".type sysdecl_sigaction_restorer, %function",
    ".balign 4",
    "nop",
    "sysdecl_sigaction_restorer:",
    "mov x8, {rt_sigreturn}",
    "svc #0",
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
        crate::aarch64_svc!(
            ["bl {start_thread}"],
            [
                start_thread = sym sysdecl_start_thread,
                inlateout("x8") SYS_CLONE => _,
                inlateout("x0") flags => ret,
                in("x1") stack,
                in("x2") parent_tid,
                in("x3") tls,
                in("x4") child_tid,
                in("x5") argument,
                in("x6") entry,
                // A veneer between the call and the function may use `x16` and `x17`.
                lateout("x16") _,
                lateout("x17") _,
                lateout("x30") _,
            ],
            [preserves_flags]
        );
    }
    ret
}

/// The address that a signal handler returns to, for [`SigAction::sa_restorer`](super::super::SigAction), with the flag
/// [`SA_RESTORER`](super::super::SA_RESTORER). Without the flag it returns to the vDSO's code, which does the same.
///
/// The code there makes the call `rt_sigreturn(2)`. Debuggers and unwinders recognise it, so that backtraces in a
/// handler continue in the interrupted function.
#[inline(never)]
#[must_use]
pub fn restorer() -> usize {
    sysdecl_sigaction_restorer as *const () as usize
}
