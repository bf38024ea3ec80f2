use sysdecl::prelude::*;

#[syscall(nr = , os = "linux")]
safe fn getpid() -> I32;

fn main() {}
