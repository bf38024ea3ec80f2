use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(path: &str) -> I64;

fn main() {
    declared("/");
}
