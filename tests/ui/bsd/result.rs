//! What the call does not return, and a repetition that closes another file.
use sysdecl::prelude::*;

#[syscall(os = "macos")]
unsafe extern {
    pub fn read(fd: I32, buf: *mut U8, count: usize) -> Result<(), Errno>;
    pub fn exit(code: I32) -> I32;
    #[syscall(name = "write")]
    pub fn owned(fd: I32, buf: *const U8, count: usize) -> Result<sysdecl::fd::OwnedFd, Errno>;
    #[syscall(retry)]
    pub fn close(fd: I32) -> Result<(), Errno>;
}

fn main() {}
