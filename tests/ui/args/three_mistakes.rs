use sysdecl::prelude::*;

#[syscall(nr = SYS_FCNTL, name = "fcntl", args(fd, out, out), options(reedonly), os = "linux")]
fn get_flags(fd: I32, command: I32) -> Result<I32, Errno>;

fn main() {
    let _ = unsafe { get_flags(1, 2) };
}
