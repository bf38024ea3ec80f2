// A plain function is unsafe to call.

#[syscall(nr = SYS_GETPID, os = "linux")]
fn getpid() -> I32;
