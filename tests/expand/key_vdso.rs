#[syscall(vdso, name = "clock_gettime", args(clock, out), os = "linux")]
safe fn now(clock: I32) -> Result<[I64; 2], Errno>;
