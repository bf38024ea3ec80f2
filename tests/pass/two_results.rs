//! Two results: the type of the result selects the entry for them, if the system has one.

use sysdecl::prelude::*;

#[syscall(os = "macos")]
unsafe extern {
    pub safe fn pipe() -> Result<(I32, I32), Errno>;
    pub fn fork() -> (I32, I32);
}

#[syscall(nr = 42, abi = sysdecl::abi::macos_pair_x86_64)]
#[cfg(target_arch = "x86_64")]
pub safe fn ends() -> Result<(I32, I32), Errno>;

// A call with one result, with each system's number.
#[syscall(os = ["linux", "macos", "freebsd"])]
unsafe extern {
    pub safe fn getppid() -> I32;
}

fn main() {
    assert!(getppid() > 0);
}
