use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    safe fn getpid() -> I32;
    safe fn get_parent() -> I32;
}

fn main() {
    getpid();
    get_parent();
}
