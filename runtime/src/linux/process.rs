//! Processes and threads: identity, life cycle, signals and limits.
//!
//! Each function returns what the kernel returns: errors are negated error numbers, which the
//! functions of [`result`](crate::result) convert to a `Result`. Structures and constants are the
//! kernel's, not the C library's: a signal set is [`SigSet::SIZE`] bytes.
//!
//! ```
//! use sysdecl::{linux::process::{self, WaitStatus}, result::check_i32};
//!
//! // SAFETY: the child only terminates, and the parent waits for it.
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
//! `vfork` cannot be a function: the child runs on the stack of the parent, and by returning it
//! would overwrite the frame that the parent has yet to return from. Use `clone` with [`CLONE_VM`]
//! and [`CLONE_VFORK`] on a separate stack: [`start_thread`].
//!
//! `rt_sigreturn` is not a function either: it ends a signal handler. The code that handlers
//! return to calls it; [`SigAction::new`] sets it up.

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
#[cfg(all(feature = "macros", target_pointer_width = "32", not(target_arch = "x86_64")))]
#[cfg_attr(target_arch = "riscv32", path = "process/old_wait4_riscv32.rs")]
mod old_wait4;
#[cfg(feature = "macros")]
mod scheduling;
mod signal_set;
#[cfg(feature = "macros")]
mod signals;
#[cfg(feature = "macros")]
mod thread;
#[cfg(feature = "macros")]
#[cfg_attr(
    all(target_pointer_width = "32", not(target_arch = "x86_64")),
    path = "process/usage_32.rs"
)]
mod usage;
mod wait_status;

#[allow(
    unused_imports,
    unreachable_pub,
    reason = "not every architecture has public items there"
)]
#[cfg(feature = "macros")]
pub use self::machine::returning::*;
#[cfg(feature = "macros")]
pub use self::{
    accounting::*, action::*, identity::*, lifecycle::*, scheduling::*, signals::*, thread::*,
    usage::*,
};
pub use self::{cpu_set::*, wait_status::*};
pub use super::{
    constants::process::*,
    types::{
        CloneArgs, Rlimit, Rlimit64, Rusage, SchedAttr, SchedParam, SigAction, SigInfo, SigSet,
        StackT, Sysinfo, Timespec, Utsname,
    },
};
