//! The length that is passed is more than the result holds.

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(name = "getrandom", args(out, 16, 0))]
    safe fn half() -> Result<(usize, [U8; 8]), Errno>;

    /// The elements have 12 bytes on x86-64.
    #[syscall(name = "epoll_pwait", args(instance, out, 2, 0, 0, 8))]
    fn one_event(instance: I32) -> Result<(usize, [U32; 3]), Errno>;

    // All that is passed.
    #[syscall(name = "getrandom", args(out, 8, 0))]
    safe fn right() -> Result<(usize, [U8; 8]), Errno>;
}

fn main() {
    let _ = half();
    let _ = unsafe { one_event(-1) };
    let _ = right();
}
