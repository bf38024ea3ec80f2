#[syscall(os = "linux")]
fn sync_file_range(fd: I32, offset: U64, length: U64, flags: U32) -> Result<(), Errno>;
