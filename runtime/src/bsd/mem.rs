//! Memory of this process.

use crate::{I32, I64, U64, Void, syscall};

#[syscall(os = ["macos", "freebsd"])]
unsafe extern "C" {
    /// Maps a file or anonymous memory and returns its address; an address in the last page is an error
    /// (`mmap(2)`).
    ///
    /// # Safety
    ///
    /// The caller must not map over pages that are in use, as `MAP_FIXED` would. The caller must
    /// own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn mmap(
        address: *mut Void,
        length: U64,
        protection: I32,
        flags: I32,
        fd: I32,
        offset: I64,
    ) -> *mut Void;

    /// Removes the mappings of a range of pages (`munmap(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own the pages, and nothing may access them in a way that is no longer allowed.
    pub fn munmap(address: *mut Void, length: U64) -> I32;

    /// Sets the access protection of a range of pages (`mprotect(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own the pages, and nothing may access them in a way that is no longer allowed.
    pub fn mprotect(address: *mut Void, length: U64, protection: I32) -> I32;

    /// Writes changes in a file mapping back to the file (`msync(2)`).
    ///
    /// # Safety
    ///
    /// The range must consist of mapped pages.
    pub fn msync(address: *mut Void, length: U64, flags: I32) -> I32;

    /// Announces how a range of memory will be used (`madvise(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own the pages. Some advice discards their content.
    pub fn madvise(address: *mut Void, length: U64, advice: I32) -> I32;

    /// Locks a range of pages into memory (`mlock(2)`).
    ///
    /// # Safety
    ///
    /// The range must consist of mapped pages.
    pub fn mlock(address: *const Void, length: U64) -> I32;

    /// Unlocks a range of pages (`munlock(2)`).
    ///
    /// # Safety
    ///
    /// The range must consist of mapped pages.
    pub fn munlock(address: *const Void, length: U64) -> I32;
}
