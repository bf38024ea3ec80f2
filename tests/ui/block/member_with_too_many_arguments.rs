use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    safe fn getpid() -> I32;
    safe fn mmap(a: U8, b: U8, c: U8, d: U8, e: U8, f: U8, g: U8) -> I64;
}

fn main() {
    getpid();
    mmap(1, 2, 3, 4, 5, 6, 7);
}
