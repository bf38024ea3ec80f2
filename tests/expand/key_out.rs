#[syscall(name = "fcntl", args(fd, F_GETLK, out), out = *lock, os = "linux")]
pub safe fn lock_in_the_way(fd: BorrowedFd<'_>, lock: &Flock) -> Result<Flock, Errno>;
