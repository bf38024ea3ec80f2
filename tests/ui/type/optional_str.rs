use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared(path: Option<&str>) -> I64;

fn main() {}
