//! Random bytes, and anonymous files.
//!
//! Each function returns what the kernel returns: errors are negated error numbers, which the
//! functions of [`result`](crate::result) convert to a `Result`.
//!
//! ```
//! use sysdecl::linux::random::getrandom;
//! use sysdecl::result::check;
//!
//! let mut key = [0_u8; 32];
//! // SAFETY: the array is writable for the given length.
//! let filled = check(unsafe { getrandom(key.as_mut_ptr(), key.len() as u64, 0) })?;
//! // Requests of up to 256 bytes are always filled completely.
//! assert_eq!(filled, 32);
//! assert_ne!(key, [0; 32]);
//! # Ok::<(), sysdecl::Errno>(())
//! ```

#[cfg(feature = "macros")]
mod generator;

#[cfg(feature = "macros")]
pub use self::generator::Generator;
#[cfg(feature = "macros")]
use crate::{I32, I64, U8, U32, U64, syscall};

pub use super::constants::random::*;

#[cfg(feature = "macros")]
#[syscall(os = "linux")]
unsafe extern "C" {
    /// Fills a buffer with random bytes and returns their number (`getrandom(2)`).
    ///
    /// `flags` are `GRND_*`. Requests of up to 256 bytes are filled completely; a signal can cut
    /// longer ones short.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: the entropy pool is not initialised yet and [`GRND_NONBLOCK`] is set.
    /// - `-EINTR`: a signal interrupted the call before any byte was written.
    /// - `-EINVAL`: a flag is unknown.
    ///
    /// # Safety
    ///
    /// `buf` must be valid for writes of `count` bytes.
    pub fn getrandom(buf: *mut U8, count: U64, flags: U32) -> I64;

    /// Creates an anonymous file in memory and returns its descriptor, open for reading and writing
    /// (`memfd_create(2)`).
    ///
    /// The file is removed with its last descriptor. `flags` are `MFD_*`. The name only appears in
    /// `/proc/self/fd` and need not be unique.
    ///
    /// # Errors
    ///
    /// - `-EFAULT`: `name` is outside the accessible address space.
    /// - `-EINVAL`: the name is longer than 249 bytes, or a flag is unknown.
    /// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
    ///
    /// # Safety
    ///
    /// `name` must point to a NUL-terminated string.
    pub fn memfd_create(name: *const U8, flags: U32) -> I32;
}
