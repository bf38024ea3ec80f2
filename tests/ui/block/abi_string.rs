use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern "system" {
    safe fn getpid() -> I32;
}

fn main() {
    getpid();
}
