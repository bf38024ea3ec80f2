// The words are computed once; the call is retried while it is interrupted.

#[syscall(nr = SYS_READ, os = "linux", retry)]
pub safe fn read(fd: BorrowedFd<'_>, buffer: &mut [u8]) -> Result<usize, Errno>;
