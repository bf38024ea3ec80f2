use sysdecl::prelude::*;

#[syscall(vdso = clock_gettime, os = "linux")]
fn clock_gettime(clock: I32, time: *mut Void) -> I32;

#[syscall(vdso = , os = "linux")]
fn clock_getres(clock: I32, time: *mut Void) -> I32;

#[syscall(vdso(getcpu), os = "linux")]
fn getcpu(cpu: *mut U32, node: *mut U32, unused: *mut Void) -> I32;

#[syscall(vdso, vdso, os = "linux")]
fn gettimeofday(time: *mut Void, zone: *mut Void) -> I32;

#[syscall(vsdo, os = "linux")]
fn time(time: *mut I64) -> I64;

fn main() {}
