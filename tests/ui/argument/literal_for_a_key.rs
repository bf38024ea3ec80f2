use sysdecl::prelude::*;

#[syscall("linux", nr = SYS_GETPID)]
safe fn getpid() -> I32;

fn main() {}
