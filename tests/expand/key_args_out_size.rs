#[syscall(args(fd, level, name, out, &mut (size_of_val(out) as U32)), os = "linux")]
safe fn getsockopt(fd: BorrowedFd<'_>, level: I32, name: I32) -> Result<I32, Errno>;
