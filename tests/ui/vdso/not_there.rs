use sysdecl::prelude::*;

#[syscall(vdso, os = "linux")]
fn getpid() -> I32;

#[syscall(vdso, name = "clock_settime", os = "linux")]
fn set(clock: I32, time: *const Void) -> I32;

fn main() {}
