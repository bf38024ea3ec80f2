//! Calls that this architecture lacks: what to call instead is in the help.

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    fn fstatat64(dir: I32, path: *const U8, out: *mut Void, flags: I32) -> Result<(), Errno>;
    fn _llseek(fd: I32, high: usize, low: usize, out: *mut I64, whence: U32) -> Result<(), Errno>;
    #[syscall(nr = SYS_WAITPID)]
    fn wait(process: I32, status: *mut I32, options: I32) -> Result<I32, Errno>;
    #[syscall(name = "nice")]
    fn lower(by: I32) -> Result<(), Errno>;
}

fn main() {}
