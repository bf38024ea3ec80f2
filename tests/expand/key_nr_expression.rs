// A computed number.

#[syscall(nr = SYS_BASE + 4, os = "linux")]
pub safe fn own() -> I32;
