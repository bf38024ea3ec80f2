// A mutable slice is two words.

#[syscall(nr = SYS_READ, os = "linux")]
pub safe fn read(fd: BorrowedFd<'_>, buffer: &mut [u8]) -> Result<usize, Errno>;
