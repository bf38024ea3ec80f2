use sysdecl::prelude::*;

struct Fd(I32);

impl Fd {
    #[syscall(nr = SYS_CLOSE, os = "linux")]
    safe fn close(self: Box<Self>) -> I32;
}

fn main() {
    Box::new(Fd(1)).close();
}
