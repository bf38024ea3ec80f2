use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
impl Unit {}

struct Unit;

fn main() {}
