#[syscall(name = "accept4", args(fd, out.address.family, out.1, flags), retry, os = "linux")]
pub fn accept(fd: BorrowedFd<'_>, flags: U32) -> Result<(OwnedFd, Peer), Errno>;
