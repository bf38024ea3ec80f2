//! Raw answers to `Result`s, for those who declare raw results or use the `raw` calls of a system.
//!
//! ```
//! use sysdecl::{Errno, result::check};
//!
//! assert_eq!(check(3), Ok(3));
//! assert_eq!(check(-2), Err(Errno::ENOENT));
//! ```

pub use crate::Errno;
use crate::types::{I32, I64, U64};

/// A raw answer of 64 bits: a failure is the negative error number, -4095 to -1.
///
/// # Errors
///
/// The [`Errno`] that the answer is.
#[inline]
#[expect(clippy::cast_sign_loss, reason = "an address can be in the upper half")]
pub const fn check(result: I64) -> Result<U64, Errno> {
    match negative(result) {
        Some(errno) => Err(errno),
        None => Ok(result as U64),
    }
}

/// A raw answer that was narrowed to an `int`. It does not look at the C library's `errno`, which a
/// raw call never sets.
///
/// # Errors
///
/// The [`Errno`] that the answer is.
#[inline]
pub const fn check_i32(result: I32) -> Result<I32, Errno> {
    match negative(result as I64) {
        Some(errno) => Err(errno),
        None => Ok(result),
    }
}

/// A raw answer that is an address: a failure is an address in the last page. (It is never
/// `MAP_FAILED`; that is what C's `mmap` makes of it, and would be `EPERM` here.)
///
/// # Errors
///
/// The [`Errno`] that the address is.
#[inline]
pub fn check_ptr<T>(result: *mut T) -> Result<*mut T, Errno> {
    match Errno::from_word(result.cast()) {
        Some(errno) => Err(errno),
        None => Ok(result),
    }
}

/// The error that a number is, if it is one.
#[inline]
const fn negative(result: I64) -> Option<Errno> {
    if result < 0 && result >= -(crate::errno::MAX_ERRNO as I64) {
        #[expect(clippy::cast_possible_truncation, reason = "it is -4095 to -1")]
        return Errno::from_code(-result as I32);
    }
    None
}
