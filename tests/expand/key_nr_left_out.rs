// The number constant is named after the function.

#[syscall(os = "linux")]
pub safe fn getpid() -> I32;
