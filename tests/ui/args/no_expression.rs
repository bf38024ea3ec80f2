use sysdecl::prelude::*;

#[syscall(nr = SYS_FCNTL, args(fd, 3 +), os = "linux")]
fn get_flags(fd: I32) -> Result<I32, Errno>;

fn main() {
    let _ = unsafe { get_flags(1) };
}
