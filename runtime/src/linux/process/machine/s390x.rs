//! Linux on s390x: `clone` takes `stack, flags, parent_tid, child_tid, tls` (`kernel/fork.c`, with
//! `CONFIG_CLONE_BACKWARDS2`; `arch/s390/kernel/process.c`, `arch/s390/kernel/signal.c`).

use core::arch::global_asm;

use crate::linux::nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN, SYS_SIGRETURN};

mod call;
mod of_c;

pub(in crate::linux::process) use self::{call::clone, of_c::start};

// Starts a thread. It follows the C calling convention, with its arguments in `r2` to `r6` and on the stack. The
// child has the register values of the parent, except for `r2` and the stack pointer. Its stack starts with the
// register save area that a caller has to provide, 160 bytes (ELF application binary interface, s390x supplement,
// 1.2.2), with a zero back chain; above it are the function to call and its argument.
//
// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF expression
// computes the return address, as `r14 * (r2 != 0)`: zero in the child, which ends a stack walk. (It is
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
    "lg %r1, 160(%r15)",
    "lg %r0, 168(%r15)",
    "aghi %r3, -176",
    "stg %r1, 160(%r3)",
    "stg %r0, 168(%r3)",
    "xc 0(8, %r3), 0(%r3)",
    "lgr %r0, %r2",
    "lgr %r2, %r3",
    "lgr %r3, %r0",
    "lghi %r1, {clone}",
    "svc 0",
    ".cfi_escape 0x16, 0x0e, 0x07, 0x7e, 0x00, 0x72, 0x00, 0x30, 0x2e, 0x1e",
    "ltgr %r2, %r2",
    "je 2f",
    "br %r14",
    ".cfi_endproc",
    "2:",
    ".cfi_startproc",
    ".cfi_undefined %r14",
    "lghi %r11, 0",
    "lg %r1, 160(%r15)",
    "lg %r2, 168(%r15)",
    "basr %r14, %r1",
    "lghi %r1, {exit}",
    "svc 0",
    ".short 0", // an invalid instruction
    ".cfi_endproc",
    ".size sysdecl_start_thread, . - sysdecl_start_thread",
    ".popsection",
    clone = const SYS_CLONE,
    exit = const SYS_EXIT,
);

// Signal handlers return to this code: the first is for handlers with `SA_SIGINFO`, the second for all others, which
// have a different frame (`arch/s390/kernel/signal.c`). libgcc and LLVM's libunwind recognise these instructions, and
// then read the interrupted frame from the stack (gcc `libgcc/config/s390/linux-unwind.h`). They do so only if there
// is no unwind information. Unwinders look that up for the byte before a return address, so a `nop` precedes the
// code.
global_asm!(
    ".pushsection .text.sysdecl_sigaction_restorer, \"ax\", @progbits",
    ".weak sysdecl_sigaction_restorer",
    ".hidden sysdecl_sigaction_restorer",
    ".type sysdecl_sigaction_restorer, @function",
    ".balign 4",
    "nopr",
    "nopr",
    "sysdecl_sigaction_restorer:",
    "svc {rt_sigreturn}",
    ".size sysdecl_sigaction_restorer, . - sysdecl_sigaction_restorer",
    ".weak sysdecl_signal_restorer",
    ".hidden sysdecl_signal_restorer",
    ".type sysdecl_signal_restorer, @function",
    "nopr",
    "nopr",
    "sysdecl_signal_restorer:",
    "svc {sigreturn}",
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
