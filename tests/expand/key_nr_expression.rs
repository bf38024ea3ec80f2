// A number that is computed.

#[syscall(nr = SYS_BASE + 4, os = "linux")]
pub safe fn own() -> I32;
