use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux", nr = SYS_GETPPID)]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
