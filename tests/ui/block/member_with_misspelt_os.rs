use sysdecl::prelude::*;

#[syscall(retry)]
unsafe extern {
    #[syscall(so = "linux")]
    safe fn fsync(fd: I32) -> Result<(), Errno>;
}

fn main() {
    let _ = fsync(1);
}
