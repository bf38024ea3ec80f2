use sysdecl::prelude::*;

#[syscall(nr = 0x8000_0000_0000_0000, os = "linux")]
safe fn getpid() -> I32;

fn main() {}
