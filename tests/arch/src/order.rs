//! The orders of `clone`'s words: one declaration for all of them.

use core::ptr;

use sysdecl::prelude::*;

use crate::{calls::*, check};

/// `SIGCHLD`, by which the parent is told; `CLONE_PARENT_SETTID` and `CLONE_CHILD_SETTID`.
const FLAGS: U64 = 0x0010_0000
    | 0x0100_0000
    | if cfg!(any(target_arch = "mips", target_arch = "mips64")) { 18 } else { 17 };

const P_PID: I32 = 1;
const WEXITED: I32 = 4;

#[syscall(os = "linux", unchecked(safety))]
unsafe extern "C" {
    fn clone(
        flags: U64,
        stack: *mut Void,
        parent: *mut I32,
        child: *mut I32,
        tls: usize,
    ) -> Result<I32, Errno>;
    #[syscall(args(P_PID, pid, info, WEXITED, 0))]
    safe fn waitid(pid: I32, info: &mut [I32; 32]) -> Result<(), Errno>;
}

pub(crate) fn check() {
    let (mut parent, mut child) = (0, 0);
    // SAFETY: the child has a copy of all memory, and ends itself.
    let made = unsafe { clone(FLAGS, ptr::null_mut(), &raw mut parent, &raw mut child, 0) };
    // SAFETY: the kernel has written to it.
    let (parent, child) =
        unsafe { (ptr::read_volatile(&raw const parent), ptr::read_volatile(&raw const child)) };
    if made == Ok(0) {
        exit_group(if child == getpid() { 7 } else { 8 })
    }
    let pid = made.unwrap_or(-1);
    check!(pid > 0 && child == 0, "clone tells the parent nothing of the child's memory: {made:?}");
    // qemu writes it in the child, which may have its own copy of the memory by then.
    check!(parent == pid || parent == 0, "clone tells the parent the child's number: {parent}");
    let mut info = [0; 32];
    check!(waitid(pid, &mut info) == Ok(()), "the child ends");
    // `si_status` of `struct siginfo`, behind three numbers, padding where a word has 64 bits, and two more.
    let status = info[if cfg!(target_pointer_width = "64") { 6 } else { 5 }];
    check!(status == 7, "clone told it its own number");
}
