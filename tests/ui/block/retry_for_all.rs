use sysdecl::prelude::*;

#[syscall(os = "linux", retry)]
unsafe extern {
    safe fn getpid() -> I32;
    fn fsync(fd: I32) -> Result<(), Errno>;
}

fn main() {
    getpid();
}
