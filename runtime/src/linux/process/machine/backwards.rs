//! `clone` where it takes `flags, stack, parent_tid, tls, child_tid` (`kernel/fork.c`, with `CONFIG_CLONE_BACKWARDS`).

use crate::{I32, I64, U64, Void, syscall};

/// As [`clone`](crate::linux::process::clone).
#[syscall(os = "linux", args(flags, stack, parent_tid, tls, child_tid))]
pub(in crate::linux::process) fn clone(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
) -> I64;
