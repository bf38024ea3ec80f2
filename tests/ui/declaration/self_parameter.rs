use sysdecl::prelude::*;

struct Fd(I32);

impl Fd {
    #[syscall(nr = SYS_CLOSE, os = "linux")]
    safe fn close(&self) -> I32;
}

fn main() {
    Fd(1).close();
}
