//! Changes of files, read from a descriptor.

use crate::{I32, U8, U32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Makes an inotify instance (`inotify_init1(2)`); the answer is its descriptor. A `read(2)`
    /// gives events, each an [`InotifyEvent`](crate::linux::types::InotifyEvent) and a name.
    /// `flags` are [`IN_CLOEXEC`](super::IN_CLOEXEC) and [`IN_NONBLOCK`](super::IN_NONBLOCK).
    ///
    /// # Errors
    ///
    /// `EINVAL`: a flag is unknown. `EMFILE`: the user has too many instances, or the process too many
    /// descriptors.
    pub safe fn inotify_init1(flags: I32) -> I32;

    /// Watches a file or a folder for events (`inotify_add_watch(2)`). `mask` is made of `IN_*`; the
    /// answer is the number of the watch. A file that is watched already keeps its number.
    ///
    /// # Errors
    ///
    /// `ENOENT`, `ENOTDIR`, `EACCES`: the path leads nowhere, or may not be read. `EINVAL`: `mask` holds
    /// no event, or `fd` is no inotify instance. `ENOSPC`: the user has too many watches. `EBADF`: `fd`
    /// is not open.
    ///
    /// # Safety
    ///
    /// The caller must give in `path` the address of a text that ends in NUL. The caller must own
    /// or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn inotify_add_watch(fd: I32, path: *const U8, mask: U32) -> I32;

    /// Ends a watch (`inotify_rm_watch(2)`); a last event, [`IN_IGNORED`](super::IN_IGNORED), says
    /// so.
    ///
    /// # Errors
    ///
    /// `EINVAL`: there is no such watch, or `fd` is no inotify instance. `EBADF`: `fd` is not open.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn inotify_rm_watch(fd: I32, watch: I32) -> I32;
}

/// As [`inotify_init1`], without flags (`inotify_init(2)`).
///
/// Newer architectures lack this call: here it is [`inotify_init1`] on all.
///
/// # Errors
///
/// `EMFILE`: the user has too many instances, or the process too many descriptors.
#[inline]
#[must_use = "the answer is a descriptor to close"]
pub fn inotify_init() -> I32 {
    inotify_init1(0)
}
