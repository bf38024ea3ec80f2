#[syscall(name = "kill", os = ["linux", "freebsd"])]
safe fn signal(pid: I32, signal: I32) -> Result<(), Errno>;
