//! The kernel would write past the end of the result.

use sysdecl::prelude::*;

#[syscall(name = "pipe2", args(out, 0), os = "linux")]
safe fn one_end() -> Result<I32, Errno>;

fn main() {
    let _ = one_end();
}
