use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared(value: Unknwon) -> I64;

fn main() {
    declared(1);
}
