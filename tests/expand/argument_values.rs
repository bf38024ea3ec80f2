// A value is one word: an integer, a pointer, a reference, a custom type.

#[syscall(nr = SYS_FUTEX, os = "linux")]
pub fn futex(word: &AtomicU32, operation: Operation, value: U32, timeout: *const Timespec) -> Result<usize, Errno>;
