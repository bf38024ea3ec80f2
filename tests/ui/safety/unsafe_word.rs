use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    unsafe fn close(fd: I32) -> I32;
}

fn main() {
    close(3);
}
