// A slice is two words.

#[syscall(nr = SYS_WRITE, os = "linux")]
pub safe fn write(fd: BorrowedFd<'_>, bytes: &[u8]) -> Result<usize, Errno>;
