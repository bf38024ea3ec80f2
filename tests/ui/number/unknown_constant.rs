use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPIDD, os = "linux")]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
