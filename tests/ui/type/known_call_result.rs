use std::os::fd::BorrowedFd;

use sysdecl::prelude::*;

struct Pid(I32);
type Answer = Result<Pid, Errno>;

#[syscall(name = "read", os = "linux")]
safe fn read(fd: BorrowedFd<'_>, memory: &mut [u8]) -> Result<String, Errno>;

#[syscall(name = "getpid", os = "linux")]
safe fn getpid() -> Pid;

#[syscall(name = "setsid", os = "linux")]
safe fn setsid() -> Answer;

fn main() {}
