//! Two results in one word, as the `_pair` entries of [`abi`](crate::abi) hand them over: the low half is
//! the first, the upper half the second.

use crate::{Errno, FromKernel, FromSuccess, I32, abi::Word};

/// Only what an entry for two results hands over, such as `abi::macos_pair`.
impl FromKernel for (I32, I32) {
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "a half is what is wanted")]
    unsafe fn from_kernel(word: Word) -> Self {
        let word = word as usize;
        (word as I32, (word >> 32) as I32)
    }
}

/// Only what an entry for two results hands over, such as `abi::macos_pair`.
impl FromSuccess for (I32, I32) {
    #[inline(always)]
    unsafe fn from_success<E: From<Errno>>(word: Word) -> Result<Self, E> {
        // SAFETY: the caller vouches for the word.
        Ok(unsafe { Self::from_kernel(word) })
    }
}
