//! Memory mappings of the process.
//!
//! Each function is one system call and returns what the kernel returns: errors are negated error
//! numbers, -4095 to -1, and for functions that return an address, an address in the last page.
//! [`result::check_i32`](crate::result::check_i32) and [`check_ptr`](crate::result::check_ptr)
//! convert them to a `Result`.
//!
//! ```
//! use std::ptr;
//!
//! use sysdecl::{
//!     Errno,
//!     linux::mem::*,
//!     result::{check_i32, check_ptr},
//! };
//!
//! # fn main() -> Result<(), Errno> {
//! let flags = MAP_PRIVATE | MAP_ANONYMOUS;
//! // SAFETY: nothing else uses the new pages, and they are not used after they are unmapped.
//! unsafe {
//!     let pages = check_ptr(mmap(ptr::null_mut(), 8192, PROT_READ | PROT_WRITE, flags, -1, 0))?;
//!     let words = pages.cast::<u64>();
//!     assert_eq!(*words, 0);
//!     *words.add(1023) = 7;
//!     check_i32(mprotect(pages, 8192, PROT_READ))?;
//!     assert_eq!(*words.add(1023), 7);
//!     check_i32(munmap(pages, 8192))?;
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Addresses and lengths are in bytes, and addresses must be page-aligned. The page size is 4096
//! bytes on x86-64 and 4096, 16384 or 65536 bytes on aarch64; the kernel passes it to each program
//! (`AT_PAGESZ` in `getauxval(3)`).
//!
//! The flags also exist as types, such as [`Prot`] and [`MapFlags`], for your own declarations.

#[cfg(feature = "macros")]
mod advice;
#[cfg(feature = "macros")]
mod keys;
#[cfg(feature = "macros")]
mod lock;
#[cfg(feature = "macros")]
mod map;

use core::ptr;

#[cfg(feature = "macros")]
pub use self::{advice::*, keys::*, lock::*, map::*};
pub use super::constants::mem::*;
use crate::Void;

/// The return value of C's `mmap` on error, as an address: -1.
///
/// The system call [`mmap`] reports errors differently: as an error number, -1 is `EPERM`.
/// Every address in the last page is an error; use [`result::check_ptr`](crate::result::check_ptr).
pub const MAP_FAILED: *mut Void = ptr::without_provenance_mut(usize::MAX);
