use sysdecl::prelude::*;

#[syscall(nr = SYS_CLOSE, os = "linux", retry = true)]
safe fn close(fd: I32) -> Result<(), Errno>;

fn main() {}
