//! Futexes: words of memory that threads wait on, and wake each other by.
//!
//! A lock is a word that threads change by themselves, with atomics; the kernel is asked only when
//! one has to wait, or others have to be woken. [`futex`] is the call with all its operations
//! (`FUTEX_*`); the functions beside it are one operation each. They wait and wake across processes;
//! within one process the operation with [`FUTEX_PRIVATE_FLAG`] is a little faster.
//!
//! Each function answers as the kernel does: a failure is the negative error number, which
//! [`result::check`](crate::result::check) turns into a `Result`. A wait can end without a wake: look
//! at the word again, and wait again if need be.
//!
//! ```
//! use std::{sync::atomic::{AtomicU32, Ordering}, thread};
//! use sysdecl::linux::futex::{futex_wait, futex_wake};
//!
//! static READY: AtomicU32 = AtomicU32::new(0);
//!
//! let waiter = thread::spawn(|| {
//!     while READY.load(Ordering::Acquire) == 0 {
//!         // SAFETY: a static word; others reach it by atomics only. It is looked at again above,
//!         // whatever the answer is.
//!         unsafe { futex_wait(READY.as_ptr(), 0, None) };
//!     }
//! });
//! READY.store(1, Ordering::Release);
//! // SAFETY: as above.
//! let woken = unsafe { futex_wake(READY.as_ptr(), 1) };
//! assert!(woken == 0 || woken == 1, "the waiter may not have been waiting yet");
//! waiter.join().unwrap();
//! ```
//!
//! Numbers 454 to 456 of the kernel are called `futex_wake`, `futex_wait` and `futex_requeue`, too.
//! They are newer, take the flags of [`futex_waitv`], and are in `linux::calls` (feature `calls`);
//! the functions here are operations of `futex(2)`, which every kernel has.

#[cfg(feature = "macros")]
mod call;
#[cfg(feature = "macros")]
mod priority;
#[cfg(feature = "macros")]
mod requeue;
#[cfg(feature = "macros")]
mod wait;
mod wake_op;

pub use self::wake_op::*;
#[cfg(feature = "macros")]
pub use self::{call::*, priority::*, requeue::*, wait::*};
pub use super::constants::futex::*;
#[doc(inline)]
pub use super::types::{FutexWaitv, Timespec};
