#[syscall(name = "getpriority", result = nice, os = "linux")]
safe fn nice_value(which: I32, who: I32) -> Result<I32, Errno>;
