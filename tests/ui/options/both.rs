use sysdecl::prelude::*;

#[syscall(options(readonly, nomem), os = "linux")]
safe fn getppid() -> I32;

fn main() {
    getppid();
}
