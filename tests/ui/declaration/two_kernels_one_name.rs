use sysdecl::prelude::*;

// Each mistake is shown on every system; what stands in for one declaration does not clash with another.
#[syscall(nr = SYS_GETPID, os = "linux")]
pub safe fn getpid() -> I32;

#[syscall(nr = 20, os = "freebsd")]
pub const fn getpid() -> I32;

fn main() {
    getpid();
}
