use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    #[syscall]
    safe fn getpid() -> I32;
}

fn main() {
    getpid();
}
