//! Functions of `result` that return another type, take what no system call returns, or are none.

use sysdecl::prelude::*;

fn short(priority: Result<I32, Errno>) -> Result<I16, Errno> {
    priority.map(|priority| (20 - priority) as I16)
}

fn text(priority: String) -> Result<I32, Errno> {
    Ok(priority.len() as I32)
}

fn both(priority: I32, which: I32) -> Result<I32, Errno> {
    Ok(priority + which)
}

const LEVEL: I32 = 20;

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "getpriority", result = short)]
    safe fn shortened(which: I32, who: I32) -> Result<I32, Errno>;
    #[syscall(name = "getpriority", result = text)]
    safe fn as_text(which: I32, who: I32) -> Result<I32, Errno>;
    #[syscall(name = "getpriority", result = both)]
    safe fn of_both(which: I32, who: I32) -> Result<I32, Errno>;
    #[syscall(name = "getpriority", result = LEVEL)]
    safe fn level(which: I32, who: I32) -> Result<I32, Errno>;
    #[syscall(name = "getpriority", result = short, retry)]
    safe fn retried(which: I32, who: I32) -> Result<I32, Errno>;
}

fn main() {
    let _ = (shortened(0, 0), as_text(0, 0), of_both(0, 0), level(0, 0), retried(0, 0));
}
