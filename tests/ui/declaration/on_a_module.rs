use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
mod getpid {}

fn main() {}
