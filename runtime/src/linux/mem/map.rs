//! Creating, moving, protecting and removing mappings.

use crate::{I32, I64, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Maps a file or anonymous memory and returns the address of the mapping (`mmap(2)`).
    ///
    /// `addr` is a hint, or null; with `MAP_FIXED` it is the required address. `prot` is a
    /// combination of `PROT_*`. `flags` is one of `MAP_PRIVATE`, `MAP_SHARED` and
    /// `MAP_SHARED_VALIDATE`, combined with other `MAP_*` constants. With `MAP_ANONYMOUS`, pass -1
    /// for `fd` and 0 for `offset`. Otherwise `offset` is where the mapping starts in the file, in
    /// bytes; it must be a multiple of the page size.
    ///
    /// # Errors
    ///
    /// Errors are returned as an address in the last page, never as
    /// [`MAP_FAILED`](super::MAP_FAILED):
    ///
    /// - `-EACCES`: the file is not open for the requested access.
    /// - `-EAGAIN`: too much memory is locked.
    /// - `-EBADF`: `fd` is not an open descriptor, and `MAP_ANONYMOUS` is not set.
    /// - `-EEXIST`: `MAP_FIXED_NOREPLACE` is set and the range overlaps a mapping.
    /// - `-EINVAL`: the length is 0, or an address, the length or the offset is invalid or not
    ///   aligned.
    /// - `-ENODEV`: the file cannot be mapped.
    /// - `-ENOMEM`: there is no room, or the process has too many mappings.
    /// - `-EOVERFLOW`: the range of the file is too large.
    /// - `-EPERM`: the file is sealed, or does not allow execution.
    ///
    /// # Safety
    ///
    /// With `MAP_FIXED` the caller must own every mapping in the range, which is replaced. The
    /// contents of a mapped file can change at any time, even behind references to them, and
    /// accesses beyond its end raise `SIGBUS`. The caller must own `fd` or have borrowed it from
    /// its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn mmap(
        addr: *mut Void,
        length: U64,
        prot: I32,
        flags: I32,
        fd: I32,
        offset: I64,
    ) -> *mut Void;

    /// Removes the mappings of all pages that overlap a range (`munmap(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the address is not page-aligned, or the length is 0.
    /// - `-ENOMEM`: the process would have too many mappings.
    ///
    /// # Safety
    ///
    /// The caller must own these pages, and nothing may refer to them afterwards.
    pub fn munmap(addr: *mut Void, length: U64) -> I32;

    /// Sets the access protection of a range; `prot` is a combination of `PROT_*` (`mprotect(2)`).
    ///
    /// # Errors
    ///
    /// - `-EACCES`: the mapped file is not open for the requested access.
    /// - `-EINVAL`: the address is not page-aligned, or `prot` is invalid.
    /// - `-ENOMEM`: part of the range is not mapped. The protection of the pages before it has been
    ///   changed.
    ///
    /// # Safety
    ///
    /// The caller must own the range, and nothing may access it in a way that is no longer allowed.
    pub fn mprotect(addr: *mut Void, length: U64, prot: I32) -> I32;

    /// Sets the end of the data segment and returns the resulting end (`brk(2)`).
    ///
    /// A null pointer only queries it. There are no error numbers: if the request cannot be
    /// satisfied, the result is the previous end. The `malloc` of a C library may move the same
    /// end.
    ///
    /// # Safety
    ///
    /// The caller must own the memory between the old and the new end, and nothing may refer to
    /// memory that is released.
    pub fn brk(addr: *mut Void) -> *mut Void;

    /// Grows, shrinks or moves a mapping and returns its address (`mremap(2)`).
    ///
    /// `flags` are `MREMAP_MAYMOVE`, `MREMAP_FIXED` (move to `new_address`, which is otherwise
    /// ignored) and `MREMAP_DONTUNMAP` (keep the old range mapped, without its pages).
    ///
    /// # Errors
    ///
    /// Errors are returned as an address in the last page:
    ///
    /// - `-EAGAIN`: too much memory is locked.
    /// - `-EFAULT`: part of the old range is not mapped.
    /// - `-EINVAL`: an argument is invalid.
    /// - `-ENOMEM`: the mapping would have to move, but `MREMAP_MAYMOVE` is not set, or there is no
    ///   room.
    ///
    /// # Safety
    ///
    /// The caller must own the old range and, with `MREMAP_FIXED`, every mapping in the new range.
    /// Nothing may refer to memory that is moved, removed or replaced.
    pub fn mremap(
        old_address: *mut Void,
        old_size: U64,
        new_size: U64,
        flags: U64,
        new_address: *mut Void,
    ) -> *mut Void;
}
