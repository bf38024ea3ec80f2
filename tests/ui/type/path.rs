use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(path: &std::path::Path) -> I64;

fn main() {}
