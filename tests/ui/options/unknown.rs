use sysdecl::prelude::*;

#[syscall(options(nomen), os = "linux")]
safe fn getppid() -> I32;

fn main() {
    getppid();
}
