// The mistakes, and what stands in for the function.

#[syscall(nr = SYS_READ, os = "linux")]
/// Reads.
pub async fn read<T>(fd: I32, mut buffer: &mut [T], ...) -> impl Copy {}
