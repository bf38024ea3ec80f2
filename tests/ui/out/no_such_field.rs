//! A field that the result does not have, and one of a result without fields.

use sysdecl::{linux::io::Flock, prelude::*};

#[syscall(name = "fcntl", args(fd, 5, out.length), os = "linux")]
fn lock(fd: I32) -> Result<Flock, Errno>;

#[syscall(name = "fcntl", args(fd, 5, out.l_pid), os = "linux")]
fn number(fd: I32) -> Result<U32, Errno>;

fn main() {
    let _ = unsafe { (lock(0), number(0)) };
}
