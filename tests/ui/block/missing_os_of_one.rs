use sysdecl::prelude::*;

mod os {
    pub const GETPPID: u64 = 110;
}

#[syscall()]
unsafe extern {
    #[syscall(os = "linux")]
    safe fn getpid() -> I32;
    #[syscall(nr = os::GETPPID)]
    safe fn getppid() -> I32;
}

fn main() {
    getpid();
    getppid();
}
