use sysdecl::prelude::*;

#[syscall(nr = SYS_READV, os = "linux")]
safe fn gather(fd: I32, head: &[u8], body: &mut [u8], tail: &[u8]) -> Result<usize, Errno>;

fn main() {
    let _ = gather(1, b"a", &mut [0], b"c");
}
