use sysdecl::prelude::*;

#[syscall(nr = SYS_STAT, os = "linux", unchecked)]
safe fn declared(value: &'a I32) -> I32;

fn main() {
    declared(&2);
}
