//! Linux on sparc64 (Linux `arch/sparc/kernel/process.c`, `arch/sparc/kernel/process_64.c`).
//!
//! `clone` takes `flags, stack, parent_tid, child_tid, tls`, and has two results: the other one's number, and 1 in the child.
//! So neither is a function that the entry can make.

use core::arch::naked_asm;

use crate::{
    I32, I64, U64, Void,
    linux::{
        nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN},
        process::ThreadEntry,
    },
};

/// The call, with 0 for the child's result. The carry flag is set after an error.
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

/// Where a thread begins. The stack pointer is biased by 2047. The kernel copies the present frame to the child's stack, 192
/// bytes of it, so that the child has the registers of this window; the frame has the register save area of 128 bytes and room
/// for six arguments.
///
/// The instructions that both run have no unwind information, since one rule cannot be right for both stacks. The
/// child's say that its return address is undefined: a walk ends there, and reads nothing above the stack.
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
        "save %sp, -192, %sp",
        "ldx [%fp + 2047 + 176], %l0",
        "mov %i0, %o0",
        "sub %i1, 2047, %o1",
        "sub %o1, 192, %o1",
        "mov %i2, %o2",
        "mov %i3, %o3",
        "mov %i4, %o4",
        "mov {clone}, %g1",
        "t 0x6d",
        "bcs,pn %xcc, 3f",
        "nop",
        "brnz,pn %o1, 2f",
        "nop",
        "mov %o0, %i0",
        "ret",
        "restore",
        "3:",
        "neg %o0, %i0",
        "ret",
        "restore",
        "2:",
        ".cfi_startproc",
        ".cfi_undefined 15",
        "mov 0, %fp",
        "mov 0, %i7",
        "call %i5",
        "mov %l0, %o0",
        "mov {exit}, %g1",
        "t 0x6d",
        "illtrap 0",
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

/// Where a signal handler returns to.
///
/// # Safety
///
/// Nobody calls it.
#[unsafe(naked)]
unsafe extern "C" fn sigaction_restorer() {
    naked_asm!(
        "mov {rt_sigreturn}, %g1",
        "t 0x6d",
        rt_sigreturn = const SYS_RT_SIGRETURN,
    )
}

/// The address for the fourth argument of `rt_sigaction`: the kernel has a handler return 8 bytes after it.
pub(in crate::linux::process) fn restorer() -> usize {
    (sigaction_restorer as *const () as usize).wrapping_sub(8)
}
