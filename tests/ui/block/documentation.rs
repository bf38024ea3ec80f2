use sysdecl::prelude::*;

/// The processes.
#[syscall(os = "linux")]
unsafe extern {
    safe fn getpid() -> I32;
}

fn main() {
    getpid();
}
