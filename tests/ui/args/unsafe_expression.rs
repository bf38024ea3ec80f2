//! What the author writes is not inside of an `unsafe` that he does not see.

use sysdecl::prelude::*;

static mut COMMAND: I32 = 3;

#[syscall(nr = SYS_FCNTL, args(*fd, COMMAND), os = "linux")]
safe fn get_flags(fd: *const I32) -> Result<I32, Errno>;

fn main() {
    let _ = get_flags(&1);
}
