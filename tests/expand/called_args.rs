// In a release build: user-written expressions are evaluated outside of `unsafe`, and live until the call returns.

#[syscall(name = "utimensat", os = "linux", args(dir, path, times.copied().as_ref(), 0), retry)]
pub fn set_times(dir: BorrowedFd<'_>, path: &CStr, times: Option<&[Timespec; 2]>) -> Result<(), Errno>;
