#[syscall(name = "lseek", args(fd, offset, 0), options(nomem), os = "linux")]
fn rewind(fd: BorrowedFd<'_>, offset: I64) -> Result<I64, Errno>;
