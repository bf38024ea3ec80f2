//! Conversion of raw return values to `Result`s, for raw declarations and the `raw` calls of a system.
//!
//! ```
//! use sysdecl::{Errno, result::check};
//!
//! assert_eq!(check(3), Ok(3));
//! assert_eq!(check(-2), Err(Errno::ENOENT));
//! ```

pub use crate::Errno;
use crate::types::{I32, I64, U64};

/// Converts a raw 64-bit return value: errors are negated error numbers, -4095 to -1.
///
/// # Errors
///
/// The [`Errno`] that the value represents.
#[inline]
#[expect(clippy::cast_sign_loss, reason = "an address can be in the upper half")]
pub const fn check(result: I64) -> Result<U64, Errno> {
    match negative(result) {
        Some(errno) => Err(errno),
        None => Ok(result as U64),
    }
}

/// Converts a raw return value that was narrowed to an `int`. It does not read the C library's `errno`,
/// which a raw call never sets.
///
/// # Errors
///
/// The [`Errno`] that the value represents.
#[inline]
pub const fn check_i32(result: I32) -> Result<I32, Errno> {
    match negative(result as I64) {
        Some(errno) => Err(errno),
        None => Ok(result),
    }
}

/// Converts a raw return value that is an address: errors are addresses in the last page. (C's `mmap`
/// returns `MAP_FAILED` instead, which would be `EPERM` here.)
///
/// # Errors
///
/// The [`Errno`] that the address represents.
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
