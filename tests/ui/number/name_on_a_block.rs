use sysdecl::prelude::*;

#[syscall(name = "getpid", os = "linux")]
unsafe extern {
    safe fn process() -> I32;
}

fn main() {
    process();
}
