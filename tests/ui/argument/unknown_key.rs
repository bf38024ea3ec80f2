use sysdecl::prelude::*;

#[syscall(number = SYS_GETPID, os = "linux")]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
