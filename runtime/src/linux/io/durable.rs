//! Flushing file data to storage.

use crate::{I32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Flushes the data and metadata of an open file to storage (`fsync(2)`).
    ///
    /// This does not flush the directory entry of the file: call it for the directory as well.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: `fd` is a pipe, a socket or another file that does not support it.
    /// - `-EIO`: an I/O error occurred. Data may have been lost.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fsync(fd: I32) -> I32;

    /// Flushes the data of an open file to storage, and the metadata needed to read it back
    /// (`fdatasync(2)`).
    ///
    /// # Errors
    ///
    /// As [`fsync`].
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fdatasync(fd: I32) -> I32;

    /// Flushes all modified file data and metadata to storage (`sync(2)`).
    pub safe fn sync();

    /// Flushes the file system that holds an open file to storage (`syncfs(2)`).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EIO`: an I/O error occurred.
    /// - `-ENOSPC`, `-EDQUOT`: the file system is full or the disk quota is exhausted.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn syncfs(fd: I32) -> I32;
}
