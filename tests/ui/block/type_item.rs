use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    pub type Timer;
    safe fn getpid() -> I32;
}

fn main() {
    getpid();
    let _: Option<&Timer> = None;
}
