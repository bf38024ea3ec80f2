use sysdecl::{fd::OwnedFd, prelude::*};

#[syscall(args(out, flags), os = "linux")]
safe fn pipe2(flags: I32) -> Result<(OwnedFd, OwnedFd), Errno>;

fn main() {
    let _ = pipe2(0);
}
