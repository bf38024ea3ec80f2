use sysdecl::prelude::*;

#[syscall(nr = SYS_READ)]
safe fn read(fd: I32, buffer: &mut [u8]) -> Result<usize, Errno>;

fn main() {
    let _ = read(0, &mut []);
}
