// In a release build: `result` is outside of `unsafe`.

#[syscall(os = "linux", result = nice)]
pub safe fn getpriority(which: I32, who: I32) -> Result<I32, Errno>;
