//! Names that are no call's, one letter off one that is.

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    safe fn getpdi() -> I32;
    #[syscall(name = "getpgidd")]
    safe fn group(process: I32) -> Result<I32, Errno>;
    #[syscall(nr = SYS_GETPPDI)]
    safe fn parent() -> I32;
}

fn main() {}
