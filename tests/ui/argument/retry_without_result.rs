use sysdecl::prelude::*;

#[syscall(nr = SYS_CLOSE, os = "linux", retry)]
safe fn close(fd: I32) -> I32;

fn main() {
    close(3);
}
