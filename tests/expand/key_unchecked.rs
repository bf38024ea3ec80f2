// With the kernel's rules disabled.

#[syscall(nr = SYS_GETPID, os = "linux", unchecked)]
pub safe fn getpid() -> I32;
