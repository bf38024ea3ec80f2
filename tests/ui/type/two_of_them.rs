use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(path: String, value: f64) -> I64;

fn main() {}
