use sysdecl::prelude::*;

#[syscall(os = "linux", nr = )]
safe fn getpid() -> I32;

fn main() {}
