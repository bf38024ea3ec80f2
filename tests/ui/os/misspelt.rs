use sysdecl::prelude::*;

#[syscall(nr = 39, os = "linx")]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
