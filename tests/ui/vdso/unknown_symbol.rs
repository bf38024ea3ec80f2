use sysdecl::prelude::*;

#[syscall(vdso = "__vdso_clock_getime", os = "linux")]
fn clock_gettime(clock: I32, time: *mut Void) -> I32;

#[syscall(vdso = "clock_getres", os = "linux")]
fn clock_getres(clock: I32, time: *mut Void) -> I32;

#[syscall(vdso = "__kernel_sync_dicache", os = "linux")]
fn gettimeofday(time: *mut Void, zone: *mut Void) -> I32;

fn main() {}
