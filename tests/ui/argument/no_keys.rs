use sysdecl::prelude::*;

#[syscall]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
