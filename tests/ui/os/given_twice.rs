use sysdecl::prelude::*;

#[syscall(nr = 39, os = ["linux", "linux"])]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
