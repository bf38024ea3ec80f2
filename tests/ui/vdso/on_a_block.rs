use sysdecl::prelude::*;

#[syscall(os = "linux", vdso)]
unsafe extern "C" {
    fn clock_gettime(clock: I32, time: *mut Void) -> I32;
    safe fn getpid() -> I32;
}

fn main() {}
