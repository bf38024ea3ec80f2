#[syscall(os = "linux")]
pub fn pread64(fd: BorrowedFd<'_>, buf: &mut [U8], offset: I64) -> Result<usize, Errno>;
