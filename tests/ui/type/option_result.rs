use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared() -> Option<I32>;

fn main() {}
