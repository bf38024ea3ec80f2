use sysdecl::prelude::*;

#[syscall(nr = SYS_MMAP, os = "linux")]
safe fn relay(a: I32, b: I32, c: I32, d: I32, e: I32, f: I32, g: I32) -> I64;

fn main() {
    relay(1, 2, 3, 4, 5, 6, 7);
}
