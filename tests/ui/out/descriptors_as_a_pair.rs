use std::os::fd::OwnedFd;

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    safe fn pipe2(flags: I32) -> Result<(OwnedFd, OwnedFd), Errno>;
}

fn main() {
    let _ = pipe2(0);
}
