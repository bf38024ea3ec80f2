use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared() -> Result<I32, String>;

fn main() {}
