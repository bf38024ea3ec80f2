//! Futexes: words in memory that threads wait on and wake each other through.
//!
//! A lock is a word that threads modify atomically; a system call is only needed to wait or to wake
//! waiting threads. [`futex`] is the system call with all its operations (`FUTEX_*`); each of the
//! other functions performs one operation. They work across processes. Within one process, the
//! operations with [`FUTEX_PRIVATE_FLAG`] are slightly faster.
//!
//! Each function returns what the kernel returns: errors are negated error numbers, which
//! [`result::check`](crate::result::check) converts to a `Result`. A wait can return spuriously:
//! check the word again, and wait again if necessary.
//!
//! ```
//! use std::{sync::atomic::{AtomicU32, Ordering}, thread};
//! use sysdecl::linux::futex::{futex_wait, futex_wake};
//!
//! static READY: AtomicU32 = AtomicU32::new(0);
//!
//! let waiter = thread::spawn(|| {
//!     while READY.load(Ordering::Acquire) == 0 {
//!         // SAFETY: the word is static and only accessed atomically. It is checked again above
//!         // whatever the result is.
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
//! System calls 454 to 456 are also named `futex_wake`, `futex_wait` and `futex_requeue`. They are
//! newer, take the flags of [`futex_waitv`], and are in `linux::calls` (feature `calls`). The
//! functions here are operations of `futex(2)`, which every kernel supports.

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
