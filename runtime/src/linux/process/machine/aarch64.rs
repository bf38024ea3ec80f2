//! Linux on aarch64: `clone` takes `flags, stack, parent_tid, tls, child_tid`
//! (`kernel/fork.c`, with `CONFIG_CLONE_BACKWARDS`).

use crate::{
    I32, I64, U64, Void,
    linux::{
        nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN},
        process::ThreadEntry,
    },
    syscall,
};

/// As [`clone`](super::super::clone), in the order of this machine.
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

/// Starts a thread that calls `entry` and exits.
///
/// The child comes out of `clone` with the registers of its parent but `x0` and the stack: what it is
/// to run is in two that the kernel keeps. A zero `x29` ends the chain of frames (AAPCS64, 6.4.6).
///
/// # Safety
///
/// As [`start_thread`](super::super::start_thread), with an aligned stack.
#[inline]
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
    // SAFETY: in the parent this is one system call, after which all registers but the declared ones
    // are as they were; its stack is not touched. In the child it does not return.
    unsafe {
        crate::aarch64_svc!(
            [
                "svc #0",
                "cbnz x0, 2f",
                "mov x29, xzr",
                "mov x0, x5",
                "blr x6",
                "mov x8, {exit}",
                "svc #0",
                "brk #1",
                "2:"
            ],
            [
                exit = const SYS_EXIT,
                in("x8") SYS_CLONE,
                inlateout("x0") flags => ret,
                in("x1") stack,
                in("x2") parent_tid,
                in("x3") tls,
                in("x4") child_tid,
                in("x5") argument,
                in("x6") entry,
            ];
            preserves_flags
        );
    }
    ret
}

/// Where a signal handler returns to: an address for `sa_restorer`, with
/// [`SA_RESTORER`](super::super::SA_RESTORER).
///
/// The kernel takes the frame of the handler from the stack, so that this cannot be a function of
/// Rust, which may push. (Without `SA_RESTORER` the kernel's own, in the vDSO, is used here.)
#[inline(never)]
#[must_use]
pub fn restorer() -> usize {
    let address;
    // SAFETY: the call is jumped over; only its address is taken.
    unsafe {
        core::arch::asm!(
            "adr {address}, 2f",
            "b 3f",
            "2:",
            "mov x8, {rt_sigreturn}",
            "svc #0",
            "3:",
            address = out(reg) address,
            rt_sigreturn = const SYS_RT_SIGRETURN,
            options(nomem, nostack, preserves_flags),
        );
    }
    address
}
