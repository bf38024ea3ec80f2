// In a release build: a result that the kernel writes to memory.

#[syscall(os = "linux", args(fd, out))]
pub safe fn fstat(fd: BorrowedFd<'_>) -> Result<Stat, Errno>;
