use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(nmber = SYS_GETPID)]
    safe fn getpid() -> I32;
}

fn main() {
    getpid();
}
