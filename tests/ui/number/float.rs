use sysdecl::prelude::*;

#[syscall(nr = 1.5, os = "linux")]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
