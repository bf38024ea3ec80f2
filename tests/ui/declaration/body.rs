use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
pub safe fn getpid() -> I32 {
    0
}

fn main() {
    getpid();
}
