// The words are made once, the call until it is not interrupted.

#[syscall(nr = SYS_READ, os = "linux", retry)]
pub safe fn read(fd: BorrowedFd<'_>, buffer: &mut [u8]) -> Result<usize, Errno>;
