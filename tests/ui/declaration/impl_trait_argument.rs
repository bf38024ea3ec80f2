use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux", unchecked)]
safe fn getpid(value: impl ToKernel) -> I32;

fn main() {
    getpid(1);
}
