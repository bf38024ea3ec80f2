use sysdecl::prelude::*;

#[syscall(name = "sysinfo", args(out), options(readonly), os = "linux")]
safe fn memory() -> Result<[U64; 14], Errno>;

fn main() {
    let _ = memory();
}
