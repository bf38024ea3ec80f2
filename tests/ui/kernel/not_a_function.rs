//! Calls that do not return as functions do are refused, also when they are unsafe.

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    fn rt_sigreturn() -> Result<(), Errno>;
    fn restart_syscall() -> Result<I32, Errno>;
}

#[cfg(target_arch = "x86_64")]
#[syscall(os = "linux")]
unsafe fn vfork() -> Result<I32, Errno>;

fn main() {}
