//! The orders of the words of `clone`, with one declaration for all of them.

use core::ptr;

use sysdecl::prelude::*;

use crate::{calls::*, check};

/// `SIGCHLD` as the exit signal; `CLONE_PARENT_SETTID` and `CLONE_CHILD_SETTID`.
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
    // SAFETY: the child has a copy of all memory, and exits.
    let made = unsafe { clone(FLAGS, ptr::null_mut(), &raw mut parent, &raw mut child, 0) };
    // SAFETY: the variables are initialised and only the kernel writes to them.
    let (parent, child) =
        unsafe { (ptr::read_volatile(&raw const parent), ptr::read_volatile(&raw const child)) };
    if made == Ok(0) {
        exit_group(if child == getpid() { 7 } else { 8 })
    }
    let pid = made.unwrap_or(-1);
    check!(
        pid > 0 && child == 0,
        "clone does not write the child's id to the parent's copy: {made:?}"
    );
    // qemu writes it in the child, which may have its own copy of the memory by then.
    check!(parent == pid || parent == 0, "clone writes the child's id for the parent: {parent}");
    let mut info = [0; 32];
    check!(waitid(pid, &mut info) == Ok(()), "the child exits");
    // `si_status` of `struct siginfo` follows three integers, padding if a word has 64 bits, and two more integers.
    let status = info[if cfg!(target_pointer_width = "64") { 6 } else { 5 }];
    check!(status == 7, "clone wrote the child's own id in the child");
}
