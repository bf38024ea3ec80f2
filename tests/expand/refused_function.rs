// The errors, and the function's stub.

#[syscall(nr = SYS_READ, os = "linux")]
/// Reads.
pub async fn read<T>(fd: I32, mut buffer: &mut [T], ...) -> impl Copy {}
