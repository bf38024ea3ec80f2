use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, name = "getpid", os = "linux")]
safe fn process() -> I32;

fn main() {
    process();
}
