//! Windows: the functions of `kernel32.dll` and `ntdll.dll`, their types and constants, and errors
//! with their names and messages.
//!
//! The documented interface of Windows consists of functions of DLLs. [`kernel32`] and [`ntdll`] declare the most
//! common ones, with their C signatures; the macros [`extern_kernel32!`],
//! [`extern_ntdll!`] and [`extern_library!`] declare others, and convert what they return to a `Result`.
//!
//! On systems other than Windows this module needs the feature `windows`, which is on by default.
//!
//! [`extern_kernel32!`]: crate::extern_kernel32
//! [`extern_ntdll!`]: crate::extern_ntdll
//! [`extern_library!`]: crate::extern_library
//!
//! # On other systems
//!
//! This module exists on every system, so that programs are checked and documented everywhere; the DLLs
//! are linked on Windows only. Elsewhere a program that calls one of the functions does not link, unless it
//! defines the function itself, as a test can:
//!
//! ```
//! # use std::sync::atomic::{AtomicU64, Ordering};
//! use sysdecl::windows::prelude::*;
//!
//! extern_kernel32! {
//!     pub safe fn GetTickCount64() -> U64;
//! }
//!
//! # #[cfg(not(windows))]
//! static TICKS: AtomicU64 = AtomicU64::new(42);
//!
//! # #[cfg(not(windows))]
//! #[unsafe(export_name = "GetTickCount64")]
//! extern "system" fn fake_tick_count() -> U64 {
//!     TICKS.load(Ordering::Relaxed)
//! }
//!
//! # #[cfg(not(windows))]
//! assert_eq!(GetTickCount64(), 42);
//! ```
//!
//! # Errors
//!
//! C functions return `Bool`, `Handle` and other types; after a failure [`Win32Error::last`] returns the
//! error. A declaration with `Result` does both: it tests the return value, and reads the error before
//! another call can replace it.

#[cfg(feature = "modules")]
mod constants;
mod error;
mod handle;
#[cfg(all(feature = "macros", feature = "modules"))]
pub mod kernel32;
// The assertions hold only where pointers are as wide as on Windows.
#[cfg(all(
    feature = "modules",
    any(
        windows,
        all(any(target_arch = "aarch64", target_arch = "x86_64"), target_pointer_width = "64"),
    ),
))]
mod layout;
mod link;
pub mod nt;
#[cfg(all(feature = "macros", feature = "modules"))]
pub mod ntdll;
pub mod prelude;
mod status;
mod types;
mod wide;

#[cfg(feature = "modules")]
pub use self::constants::*;
#[doc(hidden)]
pub use self::wide::at_compile_time;
pub use self::{
    error::Win32Error,
    handle::{BorrowedHandle, OwnedHandle},
    status::NtStatus,
    types::*,
    wide::{EncodeError, U16CStr, encode},
};
pub use crate::w;
