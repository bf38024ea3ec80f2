//! A value that is not what the kernel writes.

use sysdecl::{linux::io::Flock, prelude::*};

#[syscall(name = "fcntl", args(fd, 5, out), out = 0, os = "linux")]
fn lock(fd: I32) -> Result<Flock, Errno>;

fn main() {
    let _ = unsafe { lock(0) };
}
