use sysdecl::prelude::*;

#[syscall(vdso, os = "linux", abi = sysdecl::abi::linux)]
fn clock_gettime(clock: I32, time: *mut Void) -> I32;

#[syscall(os = "linux", abi = sysdecl::abi::linux)]
unsafe extern "C" {
    #[syscall(vdso = "__vdso_clock_gettime", name = "clock_gettime")]
    fn now(clock: I32, time: *mut Void) -> I32;
}

fn main() {}
