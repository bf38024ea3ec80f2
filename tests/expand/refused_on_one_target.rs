// A call that one architecture lacks: an error only there, and only for Linux.

#[syscall(os = ["linux", "macos"])]
#[cfg(feature = "links")]
pub unsafe fn link(old: &CStr, new: &CStr) -> Result<(), Errno>;
