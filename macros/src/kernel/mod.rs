//! What the kernel says about its own calls: prototypes, and facts that a C prototype cannot say.
//!
//! [`call`] finds a call by the kernel's name for it. A [`Call`] is one row of the generated table and reads a field when it is
//! asked for it, so an expansion pays only for the facts that it uses. Nothing here knows how a declaration is written: the rules
//! that compare the two live with the declaration.
//!
//! Everything in the table was reviewed against the kernel's source or tried. Facts that are not certain are not in it, unless
//! they permit more.

mod abi;
mod bsd_table;
mod facts;
mod pointee;
mod prototype;
mod row;
pub(crate) mod rules;
mod table;
mod windows;
mod windows_table;

pub(crate) use abi::Abis;
pub(crate) use facts::{
    AnyWord, Condition, Fill, Filled, Replacement, Retry, Safety, Test, Unless, Zero,
};
pub(crate) use pointee::{Length, Pointee, Size};
pub(crate) use prototype::{Argument, Direction, Kind, Prototype, Returns};
pub(crate) use row::{Call, call, freebsd, mach, macos, mistyped, nearest};
pub(crate) use windows::{Failure, Function, Parameter, Value, kernel32, kernel32_names};

/// Why `retry` is wrong on a call, if it is. Another name than a call's is `None`.
pub(crate) fn never_retry(name: &str) -> Option<Retry> {
    call(name)?.never_retry()
}

/// What the kernel always writes when the call succeeds. Empty for a call of which nothing certain is known.
pub(crate) fn fills(name: &str) -> Vec<Fill> {
    call(name).map(|call| call.fills().collect()).unwrap_or_default()
}
