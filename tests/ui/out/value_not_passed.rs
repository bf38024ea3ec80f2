//! A value for memory that the kernel does not get.

use sysdecl::{linux::io::Flock, prelude::*};

#[syscall(name = "fcntl", args(fd, 5, 0), out = Flock::ZERO, os = "linux")]
fn lock(fd: I32) -> Result<Flock, Errno>;

#[syscall(name = "fcntl", args(fd, 5, out), out = Flock::ZERO, os = "linux")]
fn lock_of(fd: I32, out: &mut Flock) -> Result<(), Errno>;

fn main() {
    let mut flock = Flock::ZERO;
    let _ = unsafe { (lock(0), lock_of(0, &mut flock)) };
}
