// A literal number.

#[syscall(nr = 0x6d, os = "linux")]
pub safe fn getpgid(pid: I32) -> I32;
