use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(path: Option<&str>) -> I64;

fn main() {}
