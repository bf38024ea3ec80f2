use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(value: Unknwon) -> I64;

fn main() {
    declared(1);
}
