//! What macOS and FreeBSD have in common: one declaration for both, each with its own number. What only one
//! of them has stands in its module.
//!
//! Each function answers as an entry does: a failure is the negative error number. The names, and the types
//! of the parameters, are those of `linux` where there is the same call.

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
