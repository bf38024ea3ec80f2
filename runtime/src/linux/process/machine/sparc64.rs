//! Linux on sparc64 (Linux `arch/sparc/kernel/process.c`, `arch/sparc/kernel/process_64.c`).
//!
//! `clone` takes `flags, stack, parent_tid, child_tid, tls`, and has two results: the ID of the other process, and 1
//! in the child. The entry has a single result, so both functions are assembly.

use core::arch::naked_asm;

use crate::{
    I32, I64, U64, Void,
    linux::{
        nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN},
        process::ThreadEntry,
    },
};

/// Makes the call, and returns 0 in the child. The carry flag is set after an error.
///
/// # Safety
///
/// As [`clone`](crate::linux::process::clone).
#[unsafe(naked)]
unsafe extern "C" fn clone_once(
    flags: usize,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: usize,
) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "mov {clone}, %g1",
        "t 0x6d",
        "bcs,pn %xcc, 2f",
        "nop",
        "sub %o1, 1, %o1",
        "retl",
        "and %o0, %o1, %o0",
        "2:",
        "retl",
        "neg %o0",
        ".cfi_endproc",
        clone = const SYS_CLONE,
    )
}

/// As [`clone`](crate::linux::process::clone).
///
/// # Safety
///
/// The same.
#[inline]
pub(in crate::linux::process) unsafe fn clone(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
) -> I64 {
    // SAFETY: the caller's duties are the same.
    unsafe { clone_once(flags as usize, stack, parent_tid, child_tid, tls as usize) as I64 }
}

/// Starts a thread.
///
/// The kernel aligns the address of the stack, copies the parent's frame below it (from `%sp` to `%fp`, 176 bytes,
/// with the saved register window), and the child uses that copy (`clone_stackframe` in `process_64.c`). qemu passes
/// the address unchanged. So there is room for one more frame above the address, and the child has a complete frame
/// in both cases. The stack pointer has a bias of 2047. The child has the parent's register window, which contains
/// the function to call and its argument.
///
/// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF
/// expression computes the return address, as `(%i7 + 8) * (%o1 != 1) - 8`: zero in the child once the unwinder has
/// added 8, which ends a stack walk. (It is `DW_CFA_val_expression`; no directive writes that.) In the child's own
/// instructions the return address is undefined, so that an unwinder reads nothing above the stack. A zero `%fp`
/// ends the chain of frames.
///
/// # Safety
///
/// As [`start_thread`](crate::linux::process::start_thread), with an aligned stack.
#[unsafe(naked)]
unsafe extern "C" fn start_thread(
    flags: usize,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: usize,
    entry: ThreadEntry,
    argument: *mut Void,
) -> isize {
    naked_asm!(
        ".cfi_startproc",
        "save %sp, -176, %sp",
        ".cfi_def_cfa_register %fp",
        ".cfi_window_save",
        ".cfi_register %o7, %i7",
        "ldx [%fp + 2047 + 176], %l0",
        "mov %i0, %o0",
        "sub %i1, 2047 + 176, %o1",
        "mov %i2, %o2",
        "mov %i4, %o3",
        "mov %i3, %o4",
        "mov {clone}, %g1",
        "t 0x6d",
        ".cfi_escape 0x16, 0x0f, 0x09, 0x8f, 0x08, 0x79, 0x00, 0x31, 0x2e, 0x1e, 0x38, 0x1c",
        "bcs,pn %xcc, 3f",
        "nop",
        "brnz,pn %o1, 2f",
        "nop",
        "ret",
        "restore %o0, 0, %o0",
        "3:",
        "neg %o0",
        "ret",
        "restore %o0, 0, %o0",
        ".cfi_endproc",
        "2:",
        ".cfi_startproc",
        ".cfi_undefined %o7",
        "mov 0, %fp",
        "mov 0, %i7",
        "call %i5",
        "mov %l0, %o0",
        "mov {exit}, %g1",
        "t 0x6d",
        "unimp 0",
        ".cfi_endproc",
        clone = const SYS_CLONE,
        exit = const SYS_EXIT,
    )
}

/// Starts a thread that calls `entry` and exits.
///
/// # Safety
///
/// As [`start_thread`](crate::linux::process::start_thread), with an aligned stack.
pub(in crate::linux::process) unsafe fn start(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
    entry: ThreadEntry,
    argument: *mut Void,
) -> I64 {
    // SAFETY: the caller's duties are the same.
    let ret = unsafe {
        start_thread(flags as usize, stack, parent_tid, child_tid, tls as usize, entry, argument)
    };
    ret as I64
}

/// Signal handlers return to the second instruction. libgcc recognises the last two, and then reads the interrupted
/// frame from the stack (gcc `libgcc/config/sparc/linux-unwind.h`). It does so only if there is no unwind
/// information. Unwinders look that up for the byte before a return address, so the code begins with a `nop`.
///
/// # Safety
///
/// It must not be called.
#[unsafe(naked)]
unsafe extern "C" fn sigaction_restorer() {
    naked_asm!(
        "nop",
        "mov {rt_sigreturn}, %g1",
        "t 0x6d",
        rt_sigreturn = const SYS_RT_SIGRETURN,
    )
}

/// The fourth argument of `rt_sigaction`: handlers return to the address 8 bytes after it.
pub(in crate::linux::process) fn restorer() -> usize {
    (sigaction_restorer as *const () as usize).wrapping_add(4).wrapping_sub(8)
}
