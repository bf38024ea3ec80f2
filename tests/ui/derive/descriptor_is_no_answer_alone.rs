use std::os::fd::OwnedFd;

use sysdecl::prelude::*;

#[derive(FromKernel)]
struct Socket(OwnedFd);

#[syscall(nr = SYS_SOCKET, os = "linux")]
safe fn socket(family: I32, kind: I32, protocol: I32) -> Socket;

fn main() {}
