//! A letter off.
use sysdecl::prelude::*;

#[syscall(os = "freebsd")]
unsafe extern {
    pub fn raed(fd: I32, buf: *mut U8, count: usize) -> isize;
}

#[syscall(abi = sysdecl::abi::mach)]
unsafe extern {
    #[syscall(name = "mach_repyl_port")]
    pub fn port() -> U32;
}

fn main() {}
