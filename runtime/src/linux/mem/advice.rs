//! Advice on the use of memory, residency of pages and writing back mapped files.

use crate::{I32, U8, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Announces how a range of memory will be used; `advice` is one of `MADV_*` (`madvise(2)`).
    ///
    /// Some operations are more than advice: `MADV_DONTNEED`, `MADV_FREE` and `MADV_REMOVE` discard
    /// the contents of the pages.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`, `-EBUSY`: a kernel resource is temporarily unavailable.
    /// - `-EBADF`: the range is not a file mapping, as the operation requires.
    /// - `-EFAULT`: an address is outside the accessible address space.
    /// - `-EINVAL`: the address is not page-aligned, or the operation is unknown or not supported
    ///   for the mapping.
    /// - `-EIO`: an I/O error occurred.
    /// - `-ENOMEM`: part of the range is not mapped.
    /// - `-EPERM`: the operation requires a privilege.
    ///
    /// # Safety
    ///
    /// The caller must own the range, and nothing may rely on contents that the operation discards.
    pub fn madvise(addr: *mut Void, length: U64, advice: I32) -> I32;

    /// Writes changes in a shared file mapping back to the file (`msync(2)`).
    ///
    /// `flags` is `MS_SYNC` (wait for completion) or `MS_ASYNC`, combined with `MS_INVALIDATE`.
    ///
    /// # Errors
    ///
    /// - `-EBUSY`: `MS_INVALIDATE` is set and part of the range is locked.
    /// - `-EINVAL`: the address is not page-aligned, or the flags are invalid.
    /// - `-ENOMEM`: part of the range is not mapped.
    ///
    /// # Safety
    ///
    /// The caller must own the range.
    pub fn msync(addr: *mut Void, length: U64, flags: I32) -> I32;

    /// Reports in the lowest bit of one byte per page whether the pages of a range are resident
    /// (`mincore(2)`).
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: a kernel resource is temporarily unavailable.
    /// - `-EFAULT`: `vec` is outside the accessible address space.
    /// - `-EINVAL`: the address is not page-aligned.
    /// - `-ENOMEM`: part of the range is not mapped.
    ///
    /// # Safety
    ///
    /// `vec` must be valid for writes of one byte for each page that overlaps the range.
    pub fn mincore(addr: *mut Void, length: U64, vec: *mut U8) -> I32;
}
