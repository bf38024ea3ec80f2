use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(path: String) -> I64;

fn main() {
    declared(String::new());
}
