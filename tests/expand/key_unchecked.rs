// Without the kernel's rules.

#[syscall(nr = SYS_GETPID, os = "linux", unchecked)]
pub safe fn getpid() -> I32;
