#[syscall(args(fd, out), os = "linux")]
safe fn fstat(fd: BorrowedFd<'_>) -> Result<Stat, Errno>;
