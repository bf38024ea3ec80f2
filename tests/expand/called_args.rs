// In a release build: what the author writes is evaluated outside of `unsafe`, and lives until the call is done.

#[syscall(name = "utimensat", os = "linux", args(dir, path, times.copied().as_ref(), 0), retry)]
pub fn set_times(dir: BorrowedFd<'_>, path: &CStr, times: Option<&[Timespec; 2]>) -> Result<(), Errno>;
