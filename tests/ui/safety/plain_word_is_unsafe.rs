use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
fn read(fd: I32, buffer: *mut U8, count: usize) -> I64;

fn main() {
    read(0, core::ptr::null_mut(), 0);
}
