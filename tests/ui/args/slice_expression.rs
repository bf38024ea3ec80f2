//! A slice that an expression makes is two words.

use sysdecl::prelude::*;

#[syscall(name = "write", args(fd, &text[..length], length), os = "linux")]
fn write(fd: I32, text: &[U8], length: usize) -> Result<usize, Errno>;

#[syscall(name = "write", args(fd, text.as_bytes().as_ptr(), text.len()), os = "linux")]
fn right(fd: I32, text: &str) -> Result<usize, Errno>;

fn main() {
    let _ = unsafe { (write(1, b"text", 2), right(1, "text")) };
}
