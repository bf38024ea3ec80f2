//! All of them are shown, each once.

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    fn pread64(fd: I16, buf: *const U8, count: usize, offset: I32) -> Result<(), Errno>;
}

fn main() {}
