//! The file system that a file is on.

use super::Statfs;
use crate::{I32, U8, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads the type and usage of the file system that holds a file (`statfs(2)`).
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EIO`: an I/O error occurred.
    /// - `-ENOSYS`: the file system does not support the call.
    /// - `-EOVERFLOW`: a value does not fit in the structure.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. `buf` must be valid for writes.
    pub fn statfs(path: *const U8, buf: *mut Statfs) -> I32;

    /// Reads the type and usage of the file system that holds an open file (`fstatfs(2)`).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EIO`: an I/O error occurred.
    /// - `-ENOSYS`: the file system does not support the call.
    /// - `-EOVERFLOW`: a value does not fit in the structure.
    ///
    /// # Safety
    ///
    /// `buf` must be valid for writes. The caller must own `fd` or have borrowed it from its owner:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn fstatfs(fd: I32, buf: *mut Statfs) -> I32;
}
