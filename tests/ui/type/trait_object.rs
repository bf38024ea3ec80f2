use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(value: &dyn std::fmt::Debug) -> I64;

fn main() {}
