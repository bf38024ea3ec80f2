use sysdecl::prelude::*;

#[syscall(nr = true, os = "linux")]
safe fn getpid() -> I32;

fn main() {}
