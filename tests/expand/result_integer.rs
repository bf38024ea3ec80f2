// An integer: the truncated register.

#[syscall(nr = SYS_GETPPID, os = "linux")]
pub safe fn getppid() -> I32;
