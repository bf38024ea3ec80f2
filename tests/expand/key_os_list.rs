// One function for each system.

#[syscall(os = ["linux", "macos"])]
pub safe fn getpid() -> I32;
