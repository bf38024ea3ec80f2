//! Two results in one word, as the `_pair` entries of [`abi`](crate::abi) return them: the low half is
//! the first, the upper half the second.
//!
//! Only a declaration that spells out the pair uses such an entry and this trait. An alias of the pair
//! does not, so the pair does not implement [`FromKernel`](crate::FromKernel): it would be one result and 0.

use crate::{__private::FromFailure, Errno, I32, abi::Word, errno::FIRST_FAILURE};

/// The return type of a declaration with two results.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by a system call with two results",
    label = "the two results cannot be converted to this type",
    note = "help: return `(I32, I32)` or `Result<(I32, I32), Errno>`"
)]
pub trait FromPair {
    /// Converts the two results, or the failure.
    ///
    /// # Safety
    ///
    /// `word` must be what an entry for two results returned.
    unsafe fn from_pair(word: Word) -> Self;
}

impl FromPair for (I32, I32) {
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "a half is what is wanted")]
    unsafe fn from_pair(word: Word) -> Self {
        let word = word as usize;
        (word as I32, (word >> 32) as I32)
    }
}

impl<E: FromFailure<Errno>> FromPair for Result<(I32, I32), E> {
    #[inline(always)]
    unsafe fn from_pair(word: Word) -> Self {
        if word as usize >= FIRST_FAILURE {
            // SAFETY: an `Errno` is a word in the last page.
            return Err(E::from(unsafe { core::mem::transmute::<Word, Errno>(word) }));
        }
        // SAFETY: the caller guarantees that the word is valid.
        Ok(unsafe { FromPair::from_pair(word) })
    }
}
