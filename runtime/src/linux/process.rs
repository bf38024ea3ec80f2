//! Processes and threads: who they are, how they start and end, signals, limits.
//!
//! The functions are declared as the kernel answers, a failure being the negative error number; see
//! [`result`](crate::result). Structures and constants are the kernel's, not a C library's: a
//! signal set is [`SigSet::SIZE`] bytes long.
//!
//! ```
//! use sysdecl::{linux::process::{self, WaitStatus}, result::check_i32};
//!
//! // SAFETY: the child does nothing but end, and is waited for.
//! unsafe {
//!     let child = check_i32(process::fork())?;
//!     if child == 0 {
//!         process::exit_group(7);
//!     }
//!     let mut status = WaitStatus::default();
//!     let ended = process::wait4(child, status.as_mut_ptr(), 0, core::ptr::null_mut());
//!     assert_eq!((check_i32(ended)?, status.exited()), (child, Some(7)));
//! }
//! # Ok::<(), sysdecl::Errno>(())
//! ```
//!
//! # What is not here
//!
//! `vfork` cannot be a function: the child runs on the parent's stack and would return from it,
//! over the frame that the parent has still to return to. `clone` with [`CLONE_VM`] and
//! [`CLONE_VFORK`] on a stack of its own does what one wants of it: [`start_thread`].
//!
//! `rt_sigreturn` is not a function either: it ends a signal handler. What [`SigAction::new`] makes
//! returns to code that calls it.

#[cfg(feature = "macros")]
mod accounting;
#[cfg(feature = "macros")]
#[cfg_attr(target_arch = "sparc64", path = "process/action_sparc64.rs")]
mod action;
mod cpu_set;
#[cfg(feature = "macros")]
mod identity;
#[cfg(feature = "macros")]
mod lifecycle;
#[cfg(feature = "macros")]
mod machine;
#[cfg(feature = "macros")]
mod scheduling;
mod signal_set;
#[cfg(feature = "macros")]
mod signals;
#[cfg(feature = "macros")]
mod thread;
mod wait_status;

#[allow(unused_imports, reason = "not every architecture has something to show")]
#[cfg(feature = "macros")]
pub use self::machine::returning::*;
#[cfg(feature = "macros")]
pub use self::{
    accounting::*, action::*, identity::*, lifecycle::*, scheduling::*, signals::*, thread::*,
};
pub use self::{cpu_set::*, wait_status::*};
pub use super::{
    constants::process::*,
    types::{
        CloneArgs, Rlimit, Rlimit64, Rusage, SchedAttr, SchedParam, SigAction, SigInfo, SigSet,
        StackT, Sysinfo, Timespec, Utsname,
    },
};
