//! One value for the results of several functions.

use sysdecl::{linux::io::Flock, prelude::*};

#[syscall(os = "linux", out = Flock::ZERO)]
unsafe extern "C" {
    #[syscall(name = "fcntl", args(fd, 5, out))]
    fn lock(fd: I32) -> Result<Flock, Errno>;
}

fn main() {
    let _ = unsafe { lock(0) };
}
