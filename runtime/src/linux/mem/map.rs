//! Pages: mapped, moved, protected, unmapped.

use crate::{I32, I64, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Maps a file or new memory, and gives the address (`mmap(2)`).
    ///
    /// `addr` is a wish, or null; with `MAP_FIXED` an order. `prot` is of `PROT_*`. `flags` are one of
    /// `MAP_PRIVATE`, `MAP_SHARED` and `MAP_SHARED_VALIDATE`, and further `MAP_*`. With
    /// `MAP_ANONYMOUS`, `fd` is -1 and `offset` 0; else `offset` is where in the file the mapping
    /// starts, in bytes, a multiple of the page's size.
    ///
    /// # Errors
    ///
    /// As an address in the last page, never [`MAP_FAILED`](super::MAP_FAILED): `EACCES`, `EAGAIN`
    /// (too much is locked), `EBADF`, `EEXIST` (`MAP_FIXED_NOREPLACE`, and something is there),
    /// `EINVAL` (a length of 0, unaligned), `ENODEV`, `ENOMEM`, `EOVERFLOW`, `EPERM`.
    ///
    /// # Safety
    ///
    /// With `MAP_FIXED` the caller must own all that was mapped there: it is gone. The caller must
    /// reckon with a mapped file changing under any reference into it, and with `SIGBUS` behind its
    /// end. The caller must own or have borrowed `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn mmap(
        addr: *mut Void,
        length: U64,
        prot: I32,
        flags: I32,
        fd: I32,
        offset: I64,
    ) -> *mut Void;

    /// Unmaps all pages of which a part is in the range (`munmap(2)`).
    ///
    /// # Errors
    ///
    /// `EINVAL` (unaligned, or a length of 0), `ENOMEM` (the process would have too many mappings).
    ///
    /// # Safety
    ///
    /// The caller must own those pages; nothing may refer to them any more.
    pub fn munmap(addr: *mut Void, length: U64) -> I32;

    /// Sets what may be done with the pages of a range: `prot` is of `PROT_*` (`mprotect(2)`).
    ///
    /// # Errors
    ///
    /// `EACCES` (the mapped file was not opened so), `EINVAL` (unaligned), `ENOMEM` (not mapped all
    /// through; what came before the hole is set).
    ///
    /// # Safety
    ///
    /// The caller must own the range; nothing may use it in a way that is then forbidden.
    pub fn mprotect(addr: *mut Void, length: U64, prot: I32) -> I32;

    /// Sets where the data segment of the program ends, and gives where it ends now (`brk(2)`).
    ///
    /// A null pointer only asks. When the wish is not granted the answer is the end as it was: this
    /// call has no error number. A C library's `malloc` may be moving the same end.
    ///
    /// # Safety
    ///
    /// The caller must own what is between the old end and the new; nothing may refer to what is given
    /// back.
    pub fn brk(addr: *mut Void) -> *mut Void;

    /// Makes a mapping longer or shorter, and moves it if it may; gives its address (`mremap(2)`).
    ///
    /// `flags` are of `MREMAP_MAYMOVE`, `MREMAP_FIXED` (to `new_address`, which is else ignored) and
    /// `MREMAP_DONTUNMAP` (the old pages stay, empty).
    ///
    /// # Errors
    ///
    /// As an address in the last page: `EAGAIN`, `EFAULT` (not mapped all through), `EINVAL`, `ENOMEM`
    /// (it would have to move and may not, or there is no room).
    ///
    /// # Safety
    ///
    /// The caller must own the old range, and with `MREMAP_FIXED` all that was mapped in the new one;
    /// nothing may refer to what is moved, cut off or replaced.
    pub fn mremap(
        old_address: *mut Void,
        old_size: U64,
        new_size: U64,
        flags: U64,
        new_address: *mut Void,
    ) -> *mut Void;
}
