// The number is named for the function.

#[syscall(os = "linux")]
pub safe fn getpid() -> I32;
