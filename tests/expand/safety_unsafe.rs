// And so is an `unsafe` one.

#[syscall(nr = SYS_GETPID, os = "linux")]
unsafe fn getpid() -> I32;
