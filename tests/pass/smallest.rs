//! A minimal declaration.

use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
safe fn getpid() -> I32;

fn main() {
    assert!(getpid() > 1);
}
