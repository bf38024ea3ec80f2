//! Opening files on 32-bit architectures, where a file is limited to 2 GiB without `O_LARGEFILE` (Linux `fs/open.c`,
//! `generic_file_open`).

use super::{FileHandle, O_LARGEFILE};
use crate::{I32, U8, U32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Opens a file, with a relative path starting at the directory `dirfd` (`openat(2)`).
    ///
    /// `flags` and `mode` are those of [`open`].
    ///
    /// # Errors
    ///
    /// As [`open`], and:
    ///
    /// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
    /// - `-ENOTDIR`: the path is relative and `dirfd` is not a directory.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `dirfd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    #[syscall(args(dirfd, path, flags | O_LARGEFILE, mode))]
    pub fn openat(dirfd: I32, path: *const U8, flags: I32, mode: U32) -> I32;

    /// Opens the file that a handle refers to (`open_by_handle_at(2)`).
    ///
    /// `mount_fd` is any open file on the same file system.
    ///
    /// # Errors
    ///
    /// As [`open`](super::open), and:
    ///
    /// - `-EBADF`: `mount_fd` is not an open descriptor.
    /// - `-EINVAL`: the handle is malformed.
    /// - `-EPERM`: the caller lacks `CAP_DAC_READ_SEARCH`.
    /// - `-ESTALE`: the file no longer exists.
    ///
    /// # Safety
    ///
    /// `handle` must be valid for reads, with `handle_bytes` bytes after it. The caller must own
    /// `mount_fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    #[syscall(args(mount_fd, handle, flags | O_LARGEFILE))]
    pub fn open_by_handle_at(mount_fd: I32, handle: *const FileHandle, flags: I32) -> I32;
}
