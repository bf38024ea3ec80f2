#[syscall(name = "preadv2", args(fd, vectors, count, offset, 0), retry, os = "linux")]
pub fn preadv(fd: I32, vectors: *const IoVec, count: U64, offset: I64) -> Result<usize, Errno>;
