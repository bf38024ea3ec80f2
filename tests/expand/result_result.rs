// Success or an error.

#[syscall(nr = SYS_CLOSE, os = "linux")]
pub safe fn close(fd: I32) -> Result<(), Errno>;
