use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
#[syscall(retry)]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
