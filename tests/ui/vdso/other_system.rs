use sysdecl::prelude::*;

#[syscall(vdso, os = "freebsd")]
fn clock_gettime(clock: I32, time: *mut Void) -> I32;

#[syscall(vdso, os = ["macos", "freebsd"])]
fn gettimeofday(time: *mut Void, zone: *mut Void) -> I32;

#[syscall(vdso, nr = 1, os = "windows")]
fn clock_getres(clock: I32, time: *mut Void) -> I32;

fn main() {}
