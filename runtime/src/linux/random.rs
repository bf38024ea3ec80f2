//! Random bytes, and files that live in memory alone.
//!
//! Each function answers as the kernel does: a failure is the negative error number, which
//! [`result`](crate::result) turns into a `Result`.
//!
//! ```
//! use sysdecl::linux::random::getrandom;
//! use sysdecl::result::check;
//!
//! let mut key = [0_u8; 32];
//! // SAFETY: the array is writable, and as long as said.
//! let filled = check(unsafe { getrandom(key.as_mut_ptr(), key.len() as u64, 0) })?;
//! // Up to 256 bytes come whole, if they come at all.
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
    /// Fills a buffer with random bytes (`getrandom(2)`); the answer is how many. `flags` are
    /// `GRND_*`.
    ///
    /// Up to 256 bytes come whole. A longer request can be cut short by a signal.
    ///
    /// # Errors
    ///
    /// `EAGAIN`: the kernel has gathered no randomness yet, and [`GRND_NONBLOCK`] said not to wait.
    /// `EINTR`: a signal came before the first byte. `EINVAL`: a flag is unknown.
    ///
    /// # Safety
    ///
    /// The caller must give in `buf` an address of `count` bytes that may be written.
    pub fn getrandom(buf: *mut U8, count: U64, flags: U32) -> I64;

    /// Makes an empty file that has no path and goes with its last descriptor (`memfd_create(2)`);
    /// the answer is a descriptor that reads and writes. `flags` are `MFD_*`.
    ///
    /// # Errors
    ///
    /// `EINVAL`: the name has more than 249 bytes, or a flag is unknown. `EFAULT`: `name` is outside
    /// of memory. `EMFILE`: the process has too many descriptors.
    ///
    /// # Safety
    ///
    /// The caller must give in `name` the address of a text that ends in NUL. It is for people who
    /// look into `/proc/self/fd` only; two files can have the same.
    pub fn memfd_create(name: *const U8, flags: U32) -> I32;
}
