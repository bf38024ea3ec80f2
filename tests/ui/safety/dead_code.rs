//! A declaration that nothing uses is dead, as a function would be.

#![deny(dead_code)]

use sysdecl::prelude::*;

#[syscall(os = "linux")]
safe fn getppid() -> I32;

#[syscall(os = "linux")]
unsafe extern {
    safe fn getpid() -> I32;
}

fn main() {}
