#[syscall(args(fd, out.address, out.len), out = Peer::EMPTY, result = address, os = "linux")]
pub fn getpeername(fd: BorrowedFd<'_>) -> Result<Address, Errno>;
