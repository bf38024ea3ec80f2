//! The key `vdso`, and the functions over it: the same answers as the system call.
#![cfg(target_os = "linux")]

use sysdecl::{linux::time::Timespec, prelude::*};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(vdso, args(clock, out))]
    safe fn clock_gettime(clock: I32) -> Result<Timespec, Errno>;
    #[syscall(name = "clock_gettime", args(clock, out))]
    safe fn trapped(clock: I32) -> Result<Timespec, Errno>;
}

#[test]
fn a() {
    println!("{:?} {:?} {:?}", clock_gettime(1), trapped(1), clock_gettime(999));
}
