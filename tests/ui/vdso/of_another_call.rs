use sysdecl::prelude::*;

#[syscall(vdso = "__vdso_gettimeofday", os = "linux")]
fn clock_gettime(clock: I32, time: *mut Void) -> I32;

#[syscall(vdso = "__kernel_clock_getres", os = "linux")]
safe fn getpid() -> I32;

fn main() {}
