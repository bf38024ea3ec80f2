//! A function that takes the word, where the kernel writes the result; and one that returns another type.

use sysdecl::prelude::*;

fn first(word: I32) -> Result<U64, Errno> {
    Ok(word as U64)
}

fn uptime(written: Result<[U64; 14], Errno>) -> Result<U32, Errno> {
    written.map(|info| info[0] as U32)
}

#[syscall(name = "sysinfo", args(out), result = first, os = "linux")]
safe fn memory() -> Result<U64, Errno>;

#[syscall(name = "sysinfo", args(out), result = uptime, os = "linux")]
safe fn seconds() -> Result<U64, Errno>;

fn main() {
    let _ = (memory(), seconds());
}
