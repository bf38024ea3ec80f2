use sysdecl::prelude::*;

type Alias = f32;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared(value: Alias) -> I64;

fn main() {}
