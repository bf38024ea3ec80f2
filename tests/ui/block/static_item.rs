use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    safe fn getpid() -> I32;
    static TIME: U64;
}

fn main() {
    getpid();
    let _ = &raw const TIME;
}
