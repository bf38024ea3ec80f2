use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(bytes: Option<&[u8]>) -> I64;

fn main() {}
