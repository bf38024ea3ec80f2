use sysdecl::prelude::*;

#[syscall(SYS_GETPID, os = "linux")]
safe fn getpid() -> I32;

fn main() {}
