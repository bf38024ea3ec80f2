//! Attributes of files, on sparc64: as the kernel's `struct stat64`, which has nanoseconds.

use super::Stat;
use crate::{
    I32, U8,
    linux::nr::{SYS_FSTAT64, SYS_FSTATAT64},
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads the attributes of an open file (`fstat(2)`).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EOVERFLOW`: a value does not fit in the structure.
    ///
    /// # Safety
    ///
    /// `statbuf` must be valid for writes. The caller must own `fd` or have borrowed it from its
    /// owner: see [raw descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = SYS_FSTAT64)]
    pub fn fstat(fd: I32, statbuf: *mut Stat) -> I32;

    /// Reads the attributes of a file, with a relative path starting at the directory `dirfd`
    /// (`fstatat(2)`).
    ///
    /// The kernel's name for this call is `fstatat64`. `flags` are `AT_SYMLINK_NOFOLLOW` (do not
    /// follow a symbolic link), `AT_EMPTY_PATH` (an empty path stands for `dirfd` itself) and
    /// `AT_NO_AUTOMOUNT`.
    ///
    /// # Errors
    ///
    /// As [`stat`], and:
    ///
    /// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
    /// - `-EINVAL`: a flag is unknown.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. `statbuf` must be valid for writes. The caller
    /// must own `dirfd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = SYS_FSTATAT64)]
    pub fn fstatat(dirfd: I32, path: *const U8, statbuf: *mut Stat, flags: I32) -> I32;
}
