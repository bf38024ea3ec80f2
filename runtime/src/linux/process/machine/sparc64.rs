//! Linux on sparc64 (Linux `arch/sparc/kernel/process.c`, `arch/sparc/kernel/process_64.c`).
//!
//! `clone` takes `flags, stack, parent_tid, child_tid, tls`, and has two results: the other one's number, and 1 in the child.
//! So neither is a function that the entry can make.

use core::arch::naked_asm;

use crate::{
    Errno, I32, I64, U64, Void,
    linux::{
        nr::{SYS_CLONE, SYS_RT_SIGRETURN},
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

/// Starts no thread: none has been seen to end under the emulator that there is for this architecture.
///
/// # Safety
///
/// As [`start_thread`](crate::linux::process::start_thread).
pub(in crate::linux::process) unsafe fn start(
    _: U64,
    _: *mut Void,
    _: *mut I32,
    _: *mut I32,
    _: U64,
    _: ThreadEntry,
    _: *mut Void,
) -> I64 {
    I64::from(-Errno::ENOSYS.code())
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
