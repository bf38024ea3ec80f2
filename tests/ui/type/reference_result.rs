use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared(value: &I32) -> &I32;

fn main() {}
