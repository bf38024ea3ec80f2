//! Notification of file system changes.

use crate::{I32, U8, U32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Creates an inotify instance and returns its descriptor (`inotify_init1(2)`).
    ///
    /// `read(2)` returns events, each an [`InotifyEvent`](crate::linux::types::InotifyEvent)
    /// followed by a name. `flags` are [`IN_CLOEXEC`](super::IN_CLOEXEC) and
    /// [`IN_NONBLOCK`](super::IN_NONBLOCK).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: a flag is unknown.
    /// - `-EMFILE`, `-ENFILE`: the user has too many instances, or the process or the system too
    ///   many open files.
    pub safe fn inotify_init1(flags: I32) -> I32;

    /// Adds a watch for a file or directory, or changes an existing one, and returns its number
    /// (`inotify_add_watch(2)`).
    ///
    /// `mask` is a combination of `IN_*`.
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-EACCES`: the file is not readable.
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EINVAL`: `mask` contains no event, or `fd` is not an inotify instance.
    /// - `-ENOSPC`: the user has too many watches.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string. The caller must own `fd` or have borrowed it
    /// from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn inotify_add_watch(fd: I32, path: *const U8, mask: U32) -> I32;

    /// Removes a watch, which generates the event [`IN_IGNORED`](super::IN_IGNORED)
    /// (`inotify_rm_watch(2)`).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EINVAL`: there is no such watch, or `fd` is not an inotify instance.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn inotify_rm_watch(fd: I32, watch: I32) -> I32;
}

/// Creates an inotify instance and returns its descriptor (`inotify_init(2)`).
///
/// Newer architectures lack this system call. This function calls [`inotify_init1`] without flags
/// on all of them.
///
/// # Errors
///
/// - `-EMFILE`, `-ENFILE`: the user has too many instances, or the process or the system too many
///   open files.
#[inline]
#[must_use = "the answer is a descriptor to close"]
pub fn inotify_init() -> I32 {
    inotify_init1(0)
}
