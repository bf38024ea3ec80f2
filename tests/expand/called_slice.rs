// In a release build: a generic function of the runtime.

#[syscall(name = "read", os = "linux")]
pub fn read(fd: I32, buffer: &mut [U8]) -> Result<usize, Errno>;
