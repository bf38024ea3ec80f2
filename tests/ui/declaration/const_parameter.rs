use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux", unchecked)]
safe fn getpid<const N: usize>(bytes: [u8; N]) -> I32;

fn main() {}
