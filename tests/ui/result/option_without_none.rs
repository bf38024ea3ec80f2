//! An `Option` of what is a value whatever it is, or of what has no word for `None`.

use std::os::fd::OwnedFd;

use sysdecl::prelude::*;

#[derive(FromKernel)]
struct Pid(I32);

#[syscall(os = "linux")]
unsafe extern "C" {
    safe fn getppid() -> Result<Option<Pid>, Errno>;
    #[syscall(name = "getppid")]
    safe fn parent() -> Option<Pid>;
    #[syscall(name = "pidfd_open")]
    safe fn open(pid: I32, flags: U32) -> Result<Option<OwnedFd>, Errno>;
    #[syscall(name = "sysinfo", args(out))]
    safe fn uptime() -> Result<Option<[U64; 14]>, Errno>;
}

fn main() {
    let _ = (getppid(), parent(), open(0, 0), uptime());
}
