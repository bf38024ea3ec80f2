use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(bytes: [u8], text: str) -> dyn Send;

fn main() {}
