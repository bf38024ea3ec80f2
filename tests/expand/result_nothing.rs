// No result.

#[syscall(nr = SYS_SYNC, os = "linux")]
pub safe fn sync();
