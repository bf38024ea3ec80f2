use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(pair: (I32, I32)) -> I64;

fn main() {}
