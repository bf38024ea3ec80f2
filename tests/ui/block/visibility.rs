use sysdecl::prelude::*;

#[syscall(os = "linux")]
pub unsafe extern {
    safe fn getpid() -> I32;
}

fn main() {
    getpid();
}
