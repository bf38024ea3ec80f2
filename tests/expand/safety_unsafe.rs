// A function declared `unsafe` is unsafe to call as well.

#[syscall(nr = SYS_GETPID, os = "linux")]
unsafe fn getpid() -> I32;
