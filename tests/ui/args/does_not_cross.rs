use sysdecl::prelude::*;

#[syscall(nr = SYS_WRITE, args(fd, text.as_bytes(), String::from(text)), os = "linux")]
fn write(fd: I32, text: &str) -> Result<usize, Errno>;

fn main() {
    let _ = unsafe { write(1, "text") };
}
