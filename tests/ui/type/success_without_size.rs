use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared() -> Result<[u8], Errno>;

fn main() {
    let _ = declared();
}
