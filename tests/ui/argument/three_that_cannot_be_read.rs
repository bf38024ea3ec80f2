use sysdecl::prelude::*;

#[syscall(nr, "linux", abi = 5)]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
