use sysdecl::prelude::*;

#[repr(C)]
struct Memory([U64; 14]);

#[syscall(name = "sysinfo", args(out), os = "linux")]
safe fn memory() -> Result<Memory, Errno>;

fn main() {
    let _ = memory();
}
