#[syscall(name = "kill", os = ["linux", "macos"])]
safe fn signal(pid: I32, signal: I32) -> Result<(), Errno>;
