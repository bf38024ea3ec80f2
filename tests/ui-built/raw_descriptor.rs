use std::os::fd::{AsFd, OwnedFd};

use sysdecl::linux::{nr::SYS_FSYNC, raw::syscall1};

fn sync(fd: &OwnedFd) -> i64 {
    // SAFETY: nothing is written.
    unsafe { syscall1(SYS_FSYNC, fd) }
}

fn main() {
    sync(&std::io::stdin().as_fd().try_clone_to_owned().unwrap());
}
