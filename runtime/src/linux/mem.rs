//! Memory of this process: mapping it, protecting it, giving it back.
//!
//! Each function is one system call, and answers as the kernel does: a failure is the negative error
//! number, -4095 to -1; for one that gives an address, an address in the last page.
//! [`result::check_i32`](crate::result::check_i32) and
//! [`check_ptr`](crate::result::check_ptr) make a `Result` of it.
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
//! // SAFETY: the new pages are nobody else's, are used while they are there, and given back once.
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
//! Addresses and lengths are in bytes; an address that is not at the start of a page is refused. The
//! size of a page is 4096 on x86-64 and 4096, 16384 or 65536 on aarch64: the kernel tells it to each
//! program (`AT_PAGESZ` of `getauxval(3)`).
//!
//! The same flags are there as types, [`Prot`], [`MapFlags`] and others, for declarations of your own.

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

/// What C's `mmap` gives when it fails, as an address: -1.
///
/// [`mmap`] here is the kernel's: it never gives this, since -1 as an error is `EPERM`. Each address in
/// the last page is a failure; [`result::check_ptr`](crate::result::check_ptr) tells.
pub const MAP_FAILED: *mut Void = ptr::without_provenance_mut(usize::MAX);
