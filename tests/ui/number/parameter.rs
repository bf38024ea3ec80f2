use sysdecl::prelude::*;

#[syscall(nr = nr, os = "linux")]
safe fn getpid(nr: U64) -> I32;

fn main() {
    getpid(39);
}
