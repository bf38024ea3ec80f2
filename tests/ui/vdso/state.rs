use sysdecl::prelude::*;

#[syscall(vdso, os = "linux")]
safe fn getrandom(bytes: &mut [U8], flags: U32) -> Result<usize, Errno>;

#[syscall(vdso = "__kernel_getrandom", name = "getrandom", os = "linux")]
safe fn random(bytes: &mut [U8], flags: U32) -> Result<usize, Errno>;

fn main() {}
