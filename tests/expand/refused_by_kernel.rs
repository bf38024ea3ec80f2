// More words than the kernel accepts.

#[syscall(os = "linux")]
pub unsafe fn fsync(fd: I32, flags: I32) -> Result<(), Errno>;
