// The maximum number of words.

#[syscall(nr = SYS_MMAP, os = "linux")]
pub fn mmap(address: *mut Void, length: usize, access: Access, flags: Map, fd: I32, offset: I64) -> *mut Void;
