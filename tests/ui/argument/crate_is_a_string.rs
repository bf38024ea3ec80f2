use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux", crate = "sysdecl")]
safe fn getpid() -> I32;

fn main() {}
