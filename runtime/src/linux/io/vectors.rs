//! Reading and writing several buffers in one call.
//!
//! The kernel takes the offset of the calls with `p` as two words, the low one first, on every
//! machine; where a word holds all 64 bits it looks at the first alone (Linux `fs/read_write.c`,
//! `pos_from_hilo`). So the declarations here are of words, and the functions take the offset.

use super::IoVec;
use crate::{
    I32, I64, U64,
    linux::nr::{SYS_PREADV, SYS_PREADV2, SYS_PWRITEV, SYS_PWRITEV2},
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads into several buffers, one filled after the other, and gives how many bytes it read in
    /// all (`readv(2)`).
    ///
    /// `iovcnt` is the number of buffers, at most [`UIO_MAXIOV`](super::UIO_MAXIOV).
    ///
    /// # Errors
    ///
    /// As [`read`](super::read); also `EINVAL` (too many buffers, or too many bytes in all).
    ///
    /// # Safety
    ///
    /// The caller must pass `iovcnt` readable elements at `iov`, and let the kernel write each
    /// buffer. The caller must own or have borrowed `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn readv(fd: I32, iov: *const IoVec, iovcnt: U64) -> I64;

    /// Writes several buffers, one after the other, and gives how many bytes it wrote in all
    /// (`writev(2)`).
    ///
    /// # Errors
    ///
    /// As [`write`](super::write); also `EINVAL` (too many buffers, or too many bytes in all).
    ///
    /// # Safety
    ///
    /// The caller must pass `iovcnt` readable elements at `iov`, each of a readable buffer. The
    /// caller must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn writev(fd: I32, iov: *const IoVec, iovcnt: U64) -> I64;

    #[syscall(nr = SYS_PREADV)]
    fn preadv_words(fd: I32, iov: *const IoVec, iovcnt: U64, low: usize, high: usize) -> I64;
    #[syscall(nr = SYS_PWRITEV)]
    fn pwritev_words(fd: I32, iov: *const IoVec, iovcnt: U64, low: usize, high: usize) -> I64;
    #[syscall(nr = SYS_PREADV2)]
    fn preadv2_words(
        fd: I32,
        iov: *const IoVec,
        iovcnt: U64,
        low: usize,
        high: usize,
        flags: I32,
    ) -> I64;
    #[syscall(nr = SYS_PWRITEV2)]
    fn pwritev2_words(
        fd: I32,
        iov: *const IoVec,
        iovcnt: U64,
        low: usize,
        high: usize,
        flags: I32,
    ) -> I64;
}

/// Reads into several buffers from `offset` on, and leaves the descriptor's own place alone
/// (`preadv(2)`).
///
/// # Errors
///
/// As [`readv`]; also `EINVAL` (`offset` is negative) and `ESPIPE` (a pipe or socket).
///
/// # Safety
///
/// The caller must pass `iovcnt` readable elements at `iov`, and let the kernel write each buffer.
/// The caller must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn preadv(fd: I32, iov: *const IoVec, iovcnt: U64, offset: I64) -> I64 {
    let (low, high) = words(offset);
    // SAFETY: the caller keeps the same rules.
    unsafe { preadv_words(fd, iov, iovcnt, low, high) }
}

/// Writes several buffers from `offset` on, and leaves the descriptor's own place alone
/// (`pwritev(2)`).
///
/// # Errors
///
/// As [`writev`]; also `EINVAL` (`offset` is negative) and `ESPIPE` (a pipe or socket).
///
/// # Safety
///
/// The caller must pass `iovcnt` readable elements at `iov`, each of a readable buffer. The caller
/// must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn pwritev(fd: I32, iov: *const IoVec, iovcnt: U64, offset: I64) -> I64 {
    let (low, high) = words(offset);
    // SAFETY: the caller keeps the same rules.
    unsafe { pwritev_words(fd, iov, iovcnt, low, high) }
}

/// Reads as [`preadv`] does, in the way that `flags` say, which are `RWF_*` (`preadv2(2)`).
///
/// An `offset` of -1 is the descriptor's own place, which then moves, as with [`readv`].
///
/// # Errors
///
/// As [`preadv`]; also `EAGAIN` (it would wait, and `RWF_NOWAIT` given) and `EOPNOTSUPP` (an unknown
/// flag, or one that this file cannot do).
///
/// # Safety
///
/// The caller must pass `iovcnt` readable elements at `iov`, and let the kernel write each buffer.
/// The caller must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn preadv2(fd: I32, iov: *const IoVec, iovcnt: U64, offset: I64, flags: I32) -> I64 {
    let (low, high) = words(offset);
    // SAFETY: the caller keeps the same rules.
    unsafe { preadv2_words(fd, iov, iovcnt, low, high, flags) }
}

/// Writes as [`pwritev`] does, in the way that `flags` say, which are `RWF_*` (`pwritev2(2)`).
///
/// An `offset` of -1 is the descriptor's own place, which then moves, as with [`writev`].
///
/// # Errors
///
/// As [`pwritev`]; also `EAGAIN` (it would wait, and `RWF_NOWAIT` given) and `EOPNOTSUPP` (an unknown
/// flag, or one that this file cannot do).
///
/// # Safety
///
/// The caller must pass `iovcnt` readable elements at `iov`, each of a readable buffer. The caller
/// must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn pwritev2(fd: I32, iov: *const IoVec, iovcnt: U64, offset: I64, flags: I32) -> I64 {
    let (low, high) = words(offset);
    // SAFETY: the caller keeps the same rules.
    unsafe { pwritev2_words(fd, iov, iovcnt, low, high, flags) }
}

/// An offset as the low word and the high one.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the bits are wanted; what the low word has no room for is in the high one"
)]
const fn words(offset: I64) -> (usize, usize) {
    (offset as usize, (offset >> 32) as usize)
}
