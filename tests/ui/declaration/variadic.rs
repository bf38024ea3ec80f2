use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
unsafe fn getpid(format: *const U8, rest: ...) -> I32;

fn main() {}
