use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux", unchecked)]
safe fn getpid<T: ToKernel>(value: T) -> I32;

fn main() {
    getpid(1);
}
