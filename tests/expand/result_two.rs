// Two results, which only some kernels return.

#[syscall(nr = SYS_PIPE, os = "macos")]
pub safe fn pipe() -> Result<(I32, I32), Errno>;
