use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared() -> Option<I32>;

fn main() {}
