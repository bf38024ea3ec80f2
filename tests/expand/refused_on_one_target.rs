// A call that one architecture lacks: an error there alone, and for Linux alone.

#[syscall(os = ["linux", "macos"])]
#[cfg(feature = "links")]
pub unsafe fn link(old: &CStr, new: &CStr) -> Result<(), Errno>;
