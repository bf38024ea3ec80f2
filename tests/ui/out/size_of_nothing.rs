//! The size of a result that the kernel does not write.

use sysdecl::prelude::*;

#[syscall(name = "sched_getattr", args(pid, attributes, size_of_val(out) as U32, 0), os = "linux")]
fn attributes(pid: I32, attributes: &mut [U64; 7]) -> Result<(), Errno>;

fn main() {
    let _ = unsafe { attributes(0, &mut [0; 7]) };
}
