use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
safe fn getpid() -> impl Copy;

fn main() {
    let _ = getpid();
}
