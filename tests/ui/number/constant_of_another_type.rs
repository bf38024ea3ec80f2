use sysdecl::prelude::*;

const GETPID: &str = "39";

#[syscall(nr = GETPID, os = "linux")]
safe fn getpid() -> I32;

fn main() {}
