use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
pub const fn getpid() -> I32;

fn main() {}
