// NT returns a status.

#[syscall(nr = 15, os = "windows")]
pub fn close(handle: Handle) -> Result<(), NtStatus>;
