use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
async fn getpid() -> I32;

fn main() {}
