#[syscall(name = "fcntl", args(fd, F_GETFL, -1), os = "linux")]
safe fn status_flags(fd: BorrowedFd<'_>) -> Result<I32, Errno>;
