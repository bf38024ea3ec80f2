// In a release build: a function of the memory that the kernel writes.

#[syscall(name = "ioctl", args(fd, TIOCGPTN, out), result = name_of_terminal, os = "linux")]
pub safe fn terminal(fd: BorrowedFd<'_>) -> Result<Name, Errno>;
