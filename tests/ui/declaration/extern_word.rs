use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
unsafe extern fn getpid() -> I32;

fn main() {}
