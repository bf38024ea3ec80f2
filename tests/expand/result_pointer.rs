// A pointer.

#[syscall(nr = SYS_BRK, os = "linux")]
pub fn brk(end: *mut Void) -> *mut Void;
