#[syscall(result = io_error, retry, os = "linux")]
fn read(fd: I32, buf: &mut [U8]) -> io::Result<usize>;
