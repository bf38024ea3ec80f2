use sysdecl::prelude::*;

/// Written by hand, and wrong: 24 is `sched_yield`, after which another thread may have changed memory.
const SYS_GETUID: u64 = 24;

// The call would be `nomem`, since `getuid` accesses no memory.
#[syscall(nr = SYS_GETUID, os = "linux")]
safe fn user() -> I32;

fn main() {
    user();
}
