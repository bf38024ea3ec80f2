use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
struct GetPid;

fn main() {
    let _ = GetPid;
}
