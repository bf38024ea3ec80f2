use sysdecl::prelude::*;

type Bytes = *const [u8];

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(bytes: Bytes) -> I64;

fn main() {}
