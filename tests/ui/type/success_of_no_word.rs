use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared() -> Result<String, Errno>;

fn main() {}
