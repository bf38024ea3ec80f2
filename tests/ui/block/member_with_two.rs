use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(nr = SYS_GETPID)]
    #[syscall(unchecked)]
    safe fn getpid() -> I32;
}

fn main() {
    getpid();
}
