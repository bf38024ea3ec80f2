//! What pages will be used for, which of them are in memory, and writing them back.

use crate::{I32, U8, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Tells the kernel how a range will be used: `advice` is one of `MADV_*` (`madvise(2)`).
    ///
    /// Some of it is more than advice: `MADV_DONTNEED`, `MADV_FREE` and `MADV_REMOVE` drop what is in
    /// the pages.
    ///
    /// # Errors
    ///
    /// `EAGAIN`, `EBADF`, `EBUSY`, `EFAULT`, `EINVAL` (unaligned, or an advice that this kernel or
    /// mapping does not know), `EIO`, `ENOMEM` (not mapped all through), `EPERM`.
    ///
    /// # Safety
    ///
    /// The caller must own the range; nothing may rely on content that the advice drops.
    pub fn madvise(addr: *mut Void, length: U64, advice: I32) -> I32;

    /// Writes what was changed in a mapped file back to it (`msync(2)`).
    ///
    /// `flags` are one of `MS_SYNC` (and wait) and `MS_ASYNC` (soon), and `MS_INVALIDATE`.
    ///
    /// # Errors
    ///
    /// `EBUSY`, `EINVAL` (unaligned, both of the two, an unknown flag), `ENOMEM` (not mapped all
    /// through).
    ///
    /// # Safety
    ///
    /// The caller must own the range.
    pub fn msync(addr: *mut Void, length: U64, flags: I32) -> I32;

    /// Tells for each page of a range whether it is in memory: the lowest bit of one byte in `vec`
    /// (`mincore(2)`).
    ///
    /// # Errors
    ///
    /// `EAGAIN`, `EFAULT` (`vec`), `EINVAL` (unaligned), `ENOMEM` (not mapped all through).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write a byte at `vec` for each page of which a part is in the
    /// range.
    pub fn mincore(addr: *mut Void, length: U64, vec: *mut U8) -> I32;
}
