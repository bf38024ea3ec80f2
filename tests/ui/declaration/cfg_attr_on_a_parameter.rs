use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux", unchecked)]
safe fn getpid(#[cfg_attr(unix, cfg(unix))] value: I32) -> I32;

fn main() {}
