//! What a file of declarations needs: `use sysdecl::prelude::*;`
//!
//! It has the macro [`macro@syscall`](crate::syscall), the traits and their derives, [`Errno`], the names of the
//! integers, and the number of every call of the target, `SYS_*`.
//!
//! # What is promised
//!
//! A minor release can add a number, and nothing but numbers. It does not break a crate that imports this
//! module by a glob:
//!
//! - Items of your own, and explicit imports, take precedence over what a glob brings in. A constant
//!   `SYS_READ` of your own is the one that your declarations use.
//! - When two globs offer different items by one name, that is an error only where the name is used. An
//!   explicit import says which is meant. Only a glob of another crate that has a new number's name, and
//!   whose item you use by that name, needs such an import after an update.
//!
//! To have no name that you did not ask for, import [`macro@syscall`](crate::syscall) and types explicitly and leave
//! `nr` out: the number is then found by the function's name, whatever is in scope.
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
