//! Memory of this process.

use crate::{I32, I64, U64, Void, syscall};

#[syscall(os = ["macos", "freebsd"])]
unsafe extern "C" {
    /// Maps a file or new memory, and gives its address; an address in the last page is a failure
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
    /// The caller must name pages of its own, and not use them otherwise than it then may.
    pub fn munmap(address: *mut Void, length: U64) -> I32;

    /// Sets the access protection of a range of pages (`mprotect(2)`).
    ///
    /// # Safety
    ///
    /// The caller must name pages of its own, and not use them otherwise than it then may.
    pub fn mprotect(address: *mut Void, length: U64, protection: I32) -> I32;

    /// Writes changes in a file mapping back to the file (`msync(2)`).
    ///
    /// # Safety
    ///
    /// The caller must name mapped pages.
    pub fn msync(address: *mut Void, length: U64, flags: I32) -> I32;

    /// Announces how a range of memory will be used (`madvise(2)`).
    ///
    /// # Safety
    ///
    /// The caller must name pages of its own, and not use them otherwise than it then may. Some
    /// advice gives their content up.
    pub fn madvise(address: *mut Void, length: U64, advice: I32) -> I32;

    /// Locks a range of pages into memory (`mlock(2)`).
    ///
    /// # Safety
    ///
    /// The caller must name mapped pages.
    pub fn mlock(address: *const Void, length: U64) -> I32;

    /// Unlocks a range of pages (`munlock(2)`).
    ///
    /// # Safety
    ///
    /// The caller must name mapped pages.
    pub fn munlock(address: *const Void, length: U64) -> I32;
}
