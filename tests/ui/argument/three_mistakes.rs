use sysdecl::prelude::*;

#[syscall(nr = "1", os = "linx", fast)]
safe fn getpid() -> I32;

fn main() {
    getpid();
}
