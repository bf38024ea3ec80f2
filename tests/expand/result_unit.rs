// No result, written as `()`.

#[syscall(nr = SYS_SYNC, os = "linux")]
pub safe fn sync() -> ();
