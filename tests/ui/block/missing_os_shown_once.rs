use sysdecl::prelude::*;

#[syscall(retry)]
unsafe extern {
    safe fn pause() -> Result<(), Errno>;
    safe fn fsync(fd: I32) -> Result<(), Errno>;
}

fn main() {
    let _ = pause();
    let _ = fsync(1);
}
