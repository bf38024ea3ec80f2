use sysdecl::prelude::*;

#[syscall(nr = SYS_CLOSE, os = "linux", retry)]
fn close(fd: I32) -> I32;

fn main() {}
