// The path of the crate.

#[syscall(nr = SYS_GETPID, os = "linux", crate = crate::vendored::sysdecl)]
pub safe fn getpid() -> I32;
