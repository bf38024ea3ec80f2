//! Windows: the functions of `kernel32.dll` and `ntdll.dll`, their types and constants, and errors
//! with their names and texts.
//!
//! The documented way into Windows is a function of a DLL. [`kernel32`] and [`ntdll`] declare those
//! that most programs start with, as C has them; the macros [`extern_kernel32!`],
//! [`extern_ntdll!`] and [`extern_library!`] declare others, and make `Result`s of what they return.
//!
//! On systems other than Windows this module needs the feature `windows`, which is on by default.
//!
//! [`extern_kernel32!`]: crate::extern_kernel32
//! [`extern_ntdll!`]: crate::extern_ntdll
//! [`extern_library!`]: crate::extern_library
//!
//! # On other systems
//!
//! This module is there on every system, so that programs are checked and documented everywhere; the
//! DLLs are linked on Windows alone. Elsewhere a program that calls one of the functions does not
//! link, unless it defines the function itself, as a test can:
//!
//! ```
//! use sysdecl::windows::prelude::*;
//!
//! extern_kernel32! {
//!     pub safe fn GetTickCount64() -> U64;
//! }
//!
//! # #[cfg(not(windows))]
//! #[unsafe(export_name = "GetTickCount64")]
//! extern "system" fn stand_in() -> U64 {
//!     42
//! }
//!
//! # #[cfg(not(windows))]
//! assert_eq!(GetTickCount64(), 42);
//! ```
//!
//! # Failures
//!
//! `Bool`, `Handle` and the like are results as C has them, and [`Win32Error::last`] is the reason of
//! a failure. A declaration with `Result` does both: it tests the result as soon as the function
//! returns, and reads the reason before anything else can replace it.

#[cfg(feature = "modules")]
mod constants;
mod error;
mod handle;
#[cfg(all(feature = "macros", feature = "modules"))]
pub mod kernel32;
// Pointers as wide as on Windows, or nothing is held.
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
    wide::{Encoded, U16CStr, encode},
};
pub use crate::w;
