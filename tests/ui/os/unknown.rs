use sysdecl::prelude::*;

#[syscall(nr = 39, os = "plan9")]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
