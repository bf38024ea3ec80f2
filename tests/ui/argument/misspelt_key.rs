use sysdecl::prelude::*;

#[syscall(nr = SYS_CLOSE, os = "linux", retri)]
safe fn close(fd: I32) -> Result<(), Errno>;

fn main() {
    let _ = close(3);
}
