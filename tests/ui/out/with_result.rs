use sysdecl::prelude::*;

fn first(word: I32) -> Result<U64, Errno> {
    Ok(word as U64)
}

#[syscall(name = "sysinfo", args(out), result = first, os = "linux")]
safe fn memory() -> Result<U64, Errno>;

fn main() {
    let _ = memory();
}
