use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(value: Box<U32>) -> I64;

fn main() {}
