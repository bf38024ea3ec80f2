use sysdecl::prelude::*;

#[syscall(nr = 39, os = "Linux")]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
