use sysdecl::prelude::*;

#[syscall(nr = 39, os = 5)]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
