// In a release build: a result that the kernel writes.

#[syscall(os = "linux", args(fd, out))]
pub safe fn fstat(fd: BorrowedFd<'_>) -> Result<Stat, Errno>;
