#[syscall(os = "linux")]
fn lseek(fd: BorrowedFd<'_>, offset: I64, whence: I32) -> Result<I64, Errno>;
