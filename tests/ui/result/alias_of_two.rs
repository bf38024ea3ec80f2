use sysdecl::prelude::*;

type Both = (I32, I32);

#[syscall(os = "linux")]
unsafe extern {
    safe fn getpid() -> Both;
    safe fn getppid() -> Result<Both, Errno>;
}

fn main() {}
