#[syscall(options(nomem), os = "linux")]
safe fn getppid() -> I32;
