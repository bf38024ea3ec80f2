#![doc = include_str!("../../README.md")]
#![no_std]

// So that the macros' `::sysdecl` is this crate in this crate, too.
extern crate self as sysdecl;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
pub mod abi;
pub mod errno;
#[macro_use]
mod flags;
mod from_kernel;
#[cfg(any(target_os = "linux", target_os = "android"))]
pub mod linux;
pub mod prelude;
pub mod result;
mod to_kernel;
mod types;

pub use self::{
    errno::Errno,
    from_kernel::{FromKernel, FromSuccess},
    to_kernel::ToKernel,
    types::{I8, I16, I32, I64, U8, U16, U32, U64, Void},
};
#[cfg(feature = "macros")]
pub use sysdecl_macros::{FromKernel, ToKernel, syscall};
