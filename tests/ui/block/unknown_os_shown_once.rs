use sysdecl::prelude::*;

#[syscall(os = "linx")]
unsafe extern {
    safe fn getpid() -> I32;
    safe fn getppid() -> I32;
}

fn main() {
    getpid();
    getppid();
}
