use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, abi = sysdecl::abi::linux!)]
safe fn getpid() -> I32;

fn main() {}
