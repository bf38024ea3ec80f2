use sysdecl::prelude::*;

#[syscall(os = "linux", args(fd))]
unsafe extern {
    fn close(fd: I32) -> Result<(), Errno>;
}

fn main() {
    let _ = unsafe { close(-1) };
}
