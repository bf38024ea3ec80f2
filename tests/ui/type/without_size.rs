use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared(bytes: [u8], text: str) -> dyn Send;

fn main() {}
