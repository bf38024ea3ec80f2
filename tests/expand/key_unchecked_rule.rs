// With some of the kernel's rules disabled: omitted words are still 0.

#[syscall(nr = SYS_READ, os = "linux", unchecked(arity, direction))]
pub fn read(fd: BorrowedFd<'_>, buf: *const U8) -> Result<usize, Errno>;
