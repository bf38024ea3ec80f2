use sysdecl::prelude::*;

#[syscall(nr = 99999999999999999999999, os = "linux")]
safe fn getpid() -> I32;

fn main() {}
