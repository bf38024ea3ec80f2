//! From the kernel's memory to the disk.

use crate::{I32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Waits until what was written to a file is on its disk, with all that is known of the file
    /// (`fsync(2)`).
    ///
    /// That the file has a name is known of its directory: call this for the directory as well.
    ///
    /// # Errors
    ///
    /// `EBADF`, `EINTR`, `EINVAL` (a pipe, a socket), `EIO` (some of it may be lost), `ENOSPC`,
    /// `EDQUOT`.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fsync(fd: I32) -> I32;

    /// Waits until what was written to a file is on its disk, with what is needed to read it back
    /// (`fdatasync(2)`).
    ///
    /// # Errors
    ///
    /// As [`fsync`].
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn fdatasync(fd: I32) -> I32;

    /// Waits until everything that was written is on the disks (`sync(2)`).
    pub safe fn sync();

    /// Waits until everything that was written to the file system of an open file is on its disk
    /// (`syncfs(2)`).
    ///
    /// # Errors
    ///
    /// `EBADF`, `EIO`, `ENOSPC`, `EDQUOT`.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn syncfs(fd: I32) -> I32;
}
