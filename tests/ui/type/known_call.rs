use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::prelude::*;

struct Pid(I32);

#[syscall(name = "openat", os = "linux")]
unsafe fn openat(dir: BorrowedFd<'_>, path: String, flags: I32) -> Result<OwnedFd, Errno>;

#[syscall(name = "kill", os = "linux")]
safe fn kill(pid: Pid, signal: I32) -> Result<(), Errno>;

#[syscall(name = "dup3", os = "linux")]
safe fn dup3(old: Vec<u8>, new: Option<Pid>, flags: I32) -> Result<OwnedFd, Errno>;

fn main() {}
