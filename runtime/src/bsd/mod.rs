//! System calls that macOS and FreeBSD have in common, declared once for both with the number of each.
//! Calls that only one of them has are in the module of that system.
//!
//! Each function returns errors as negated error numbers. The names and the types of the parameters are those
//! of `linux` where it has the same call.

#![allow(clippy::must_use_candidate, reason = "a call is made for its effect")]

#[cfg(feature = "macros")]
pub(crate) mod io;
#[cfg(feature = "macros")]
pub(crate) mod mem;
#[cfg(feature = "macros")]
pub(crate) mod net;
#[cfg(feature = "macros")]
pub(crate) mod process;
pub(crate) mod types;
