use sysdecl::prelude::*;

#[syscall(os = "linux")]
extern "C" {
    pub safe fn getppid() -> I32;
}

fn main() {
    getppid();
}
