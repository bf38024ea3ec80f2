// In a release build: fields of the result are passed to the kernel.

#[syscall(args(fd, out.address, out.len), out = Peer::EMPTY, os = "linux")]
pub fn getpeername(fd: BorrowedFd<'_>) -> Result<Peer, Errno>;
