use sysdecl::prelude::*;

#[syscall(os = "linux", options(nomem))]
unsafe extern {
    safe fn getppid() -> I32;
}

fn main() {
    getppid();
}
