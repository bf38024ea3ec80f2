//! macOS has a word more than the C library tells, FreeBSD's `close` has one.
use sysdecl::prelude::*;

#[syscall(os = ["macos", "freebsd"])]
unsafe extern {
    pub fn kill(pid: I32, signal: I32) -> Result<(), Errno>;
}

#[syscall(os = "freebsd")]
unsafe extern {
    pub fn close(fd: I32, now: I32) -> Result<(), Errno>;
    /// The mode is only read if a file is made.
    pub fn open(path: *const U8, flags: I32) -> Result<I32, Errno>;
}

fn main() {}
