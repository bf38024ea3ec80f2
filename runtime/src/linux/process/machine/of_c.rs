//! Starts a thread, where the assembly for it follows the C calling convention.

use crate::{I32, I64, U64, Void, linux::process::ThreadEntry};

unsafe extern "C" {
    /// Defined in the file of the architecture.
    fn sysdecl_start_thread(
        flags: usize,
        stack: *mut Void,
        parent_tid: *mut I32,
        child_tid: *mut I32,
        tls: usize,
        entry: ThreadEntry,
        argument: *mut Void,
    ) -> isize;
}

/// Starts a thread that calls `entry` and exits.
///
/// # Safety
///
/// As [`start_thread`](crate::linux::process::start_thread), with an aligned stack.
// Not inlined, since the caller can be in another shared library, where the hidden symbol is not visible.
#[inline(never)]
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
        sysdecl_start_thread(
            flags as usize,
            stack,
            parent_tid,
            child_tid,
            tls as usize,
            entry,
            argument,
        )
    };
    ret as I64
}
