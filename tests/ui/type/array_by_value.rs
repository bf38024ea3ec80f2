use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(bytes: [u8; 4]) -> I64;

fn main() {}
