//! After a failure the memory may hold what is no descriptor.

use std::os::fd::OwnedFd;

use sysdecl::{Failed, prelude::*};

#[syscall(args(out, flags), os = "linux")]
safe fn pipe2(flags: I32) -> Result<(), Failed<[OwnedFd; 2]>>;

fn main() {
    let _ = pipe2(0);
}
