use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared(value: f64) -> I64;

fn main() {}
