//! `safe` is a claim that only unsafe code may make.

#![forbid(unsafe_code)]

use sysdecl::prelude::*;

#[syscall(os = "linux", unchecked(safety))]
pub safe fn munmap(addr: usize, len: usize) -> Result<(), Errno>;

#[syscall(os = "linux", unchecked(safety))]
unsafe extern {
    pub safe fn brk(addr: usize) -> usize;
    #[syscall(retry)]
    pub safe fn read(fd: I32, buf: &mut [U8]) -> Result<usize, Errno>;
}

fn main() {
    let _ = munmap(0, 0);
    let _ = brk(0);
    let _ = read(0, &mut []);
}
