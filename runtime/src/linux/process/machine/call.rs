//! `clone`. The order of its arguments depends on the architecture (`kernel/fork.c`); the macro applies it.

use crate::{I32, I64, U64, Void, syscall};

/// As [`clone`](crate::linux::process::clone).
#[syscall(os = "linux")]
pub(in crate::linux::process) fn clone(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
) -> I64;
