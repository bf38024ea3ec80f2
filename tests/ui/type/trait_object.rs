use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared(value: &dyn std::fmt::Debug) -> I64;

fn main() {}
