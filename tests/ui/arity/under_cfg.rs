use sysdecl::prelude::*;

#[syscall(nr = SYS_MMAP, os = "linux")]
safe fn relay(
    a: I32,
    b: I32,
    c: I32,
    d: I32,
    e: I32,
    f: I32,
    #[cfg(target_os = "linux")] g: I32,
    #[cfg(not(target_os = "linux"))] h: I32,
) -> I64;

fn main() {
    relay(1, 2, 3, 4, 5, 6, 7);
}
