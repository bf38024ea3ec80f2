// In a release build: a function of the runtime, of which the types say the rest.

#[syscall(name = "read", os = "linux")]
pub fn read(fd: I32, buffer: &mut [U8]) -> Result<usize, Errno>;
