use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
const GETPID: U64 = 39;

fn main() {
    let _ = GETPID;
}
