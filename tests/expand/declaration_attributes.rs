// Attributes and documentation are kept, and the user's `#[inline]` takes precedence.

#[syscall(nr = SYS_GETPID, os = "linux")]
/// Who I am.
#[inline(never)]
#[must_use]
pub(crate) safe fn getpid() -> I32;
