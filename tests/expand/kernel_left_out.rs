// Omitted words are 0; for Linux only.

#[syscall(os = ["linux", "macos"])]
extern "C" {
    fn open(path: &CStr, flags: OpenFlags) -> Result<OwnedFd, Errno>;
    #[syscall(nr = SYS_PRCTL, os = "linux", args(PR_SET_NAME, name), retry)]
    fn set_name(name: &CStr) -> Result<(), Errno>;
    #[syscall(os = "linux", unchecked)]
    fn openat(dir: BorrowedFd<'_>, path: &CStr, flags: OpenFlags) -> Result<OwnedFd, Errno>;
}
