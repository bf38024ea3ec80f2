use sysdecl::prelude::*;

#[syscall(name = "sysinfo", args(out), os = "linux")]
safe fn memory() -> Result<Box<U64>, Errno>;

fn main() {
    let _ = memory();
}
