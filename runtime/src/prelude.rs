//! The imports that declarations need: `use sysdecl::prelude::*;`
//!
//! It contains the macro [`macro@syscall`](crate::syscall), the traits and their derives, [`Errno`], the integer
//! types, and the number of every system call of the target, `SYS_*`.
//!
//! # Stability
//!
//! A minor release can add numbers, and nothing else. It does not break a crate that imports this
//! module by a glob:
//!
//! - Your own items and explicit imports take precedence over a glob import. Your declarations use your own
//!   constant `SYS_READ`.
//! - If two globs provide different items under one name, that is an error only where the name is used. An
//!   explicit import resolves it. It is required after an update only if another glob contains the name of a new
//!   number, and you use that item.
//!
//! To avoid unexpected names, import [`macro@syscall`](crate::syscall) and types explicitly and omit
//! `nr`: the number is then found by the function's name, whatever is in scope.
//!
//! ```
//! use sysdecl::prelude::*;
//!
//! const SYS_GETPPID: U64 = SYS_GETPID; // no conflict with the number of `getppid`
//!
//! #[syscall(os = "linux")]
//! unsafe extern {
//!     #[syscall(nr = SYS_GETPPID)]
//!     safe fn process() -> I32;
//! }
//!
//! # #[cfg(target_os = "linux")]
//! assert_eq!(process() as u32, std::process::id());
//! ```

#[cfg(target_os = "freebsd")]
pub use crate::freebsd::nr::*;
#[cfg(any(target_os = "linux", target_os = "android"))]
#[allow(unused_imports, unreachable_pub, reason = "not every architecture has numbers")]
pub use crate::linux::nr::*;
#[cfg(target_os = "macos")]
pub use crate::macos::nr::*;
#[cfg(feature = "macros")]
pub use crate::syscall;
pub use crate::{
    Errno, FromKernel, FromSuccess, I8, I16, I32, I64, Received, ToKernel, U8, U16, U32, U64, Void,
};
