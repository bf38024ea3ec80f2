use sysdecl::prelude::*;

#[syscall(nr = "x", os = "linux")]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
