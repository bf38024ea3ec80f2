//! A pointer into what is gone before the kernel is entered.

use sysdecl::prelude::*;

#[syscall(name = "write", args(fd, String::from(text).as_bytes().first(), 1), os = "linux")]
fn write(fd: I32, text: &str) -> Result<usize, Errno>;

fn main() {
    let _ = unsafe { write(1, "text") };
}
