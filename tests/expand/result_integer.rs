// An integer: the register, narrowed.

#[syscall(nr = SYS_GETPPID, os = "linux")]
pub safe fn getppid() -> I32;
