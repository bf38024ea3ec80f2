use sysdecl::prelude::*;

fn number() -> U64 {
    39
}

#[syscall(nr = number(), os = "linux")]
safe fn getpid() -> I32;

fn main() {}
