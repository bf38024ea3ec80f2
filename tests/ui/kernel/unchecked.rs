//! `unchecked(…)` lifts the rules that it names, and no other; a rule that there is not is a mistake.

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(unchecked(direction))]
    fn read(fd: I16, buf: *const U8, count: usize) -> Result<usize, Errno>;
    #[syscall(unchecked(aritty))]
    safe fn getpid() -> I32;
    #[syscall(unchecked(everything, "arity", arity = 1))]
    safe fn getuid() -> U32;
    #[syscall(unchecked())]
    safe fn getgid() -> U32;
    #[syscall(unchecked = arity)]
    safe fn getsid(process: I32) -> Result<I32, Errno>;
}

fn main() {}
