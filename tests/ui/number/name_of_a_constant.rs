use sysdecl::prelude::*;

#[syscall(name = "SYS_GETPID", os = "linux")]
safe fn process() -> I32;

fn main() {
    process();
}
