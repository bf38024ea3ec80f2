use sysdecl::prelude::*;

#[syscall(nr = SYS_GETPID, os = "linux")]
safe fn getpid(
    #[cfg(a)] a: I32,
    #[cfg(b)] b: I32,
    #[cfg(c)] c: I32,
    #[cfg(d)] d: I32,
    #[cfg(e)] e: I32,
) -> I32;

fn main() {}
