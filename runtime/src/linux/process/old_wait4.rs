//! `wait4(2)` on 32-bit architectures that have it.

use super::usage::Old;
use crate::{I32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "wait4")]
    pub(super) fn old_wait4(pid: I32, status: *mut I32, options: I32, usage: *mut Old) -> I32;
}
