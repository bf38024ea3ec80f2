use sysdecl::prelude::*;

#[syscall(nr = 39, os = ["linux", freebsd])]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
