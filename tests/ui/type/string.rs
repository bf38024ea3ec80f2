use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared(path: String) -> I64;

fn main() {
    declared(String::new());
}
