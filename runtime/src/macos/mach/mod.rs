//! Mach traps: numbers; the entry is [`abi::mach`](crate::abi).
//!
//! A trap reports errors as a `kern_return_t`, not as an [`Errno`](crate::Errno): declare an integer.
//!
//! ```no_run
//! # #[cfg(target_os = "macos")] {
//! use sysdecl::{abi, macos::mach::nr::SYS_TASK_SELF_TRAP, prelude::*};
//!
//! #[syscall(abi = abi::mach)]
//! unsafe extern {
//!     #[syscall(nr = SYS_TASK_SELF_TRAP)]
//!     safe fn task_self() -> U32;
//! }
//!
//! assert_ne!(task_self(), 0);
//! # }
//! ```

pub mod nr;
