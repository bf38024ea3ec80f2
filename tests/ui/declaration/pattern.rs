use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
safe fn getpid((a, b): (I32, I32)) -> I32;

fn main() {
    getpid((1, 2));
}
