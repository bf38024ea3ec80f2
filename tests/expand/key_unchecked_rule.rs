// Without some of the kernel's rules: the words that are left out are 0 all the same.

#[syscall(nr = SYS_READ, os = "linux", unchecked(arity, direction))]
pub fn read(fd: BorrowedFd<'_>, buf: *const U8) -> Result<usize, Errno>;
