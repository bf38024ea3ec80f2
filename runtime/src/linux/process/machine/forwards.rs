//! `clone` where it takes `flags, stack, parent_tid, child_tid, tls` (`kernel/fork.c`, without `CONFIG_CLONE_BACKWARDS`).

use crate::{I32, I64, U64, Void, syscall};

/// As [`clone`](crate::linux::process::clone), which has this order.
#[syscall(os = "linux")]
pub(in crate::linux::process) fn clone(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
) -> I64;
