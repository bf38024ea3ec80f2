//! What a file of declarations needs: `use sysdecl::prelude::*;`

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
    Errno, FromKernel, FromSuccess, I8, I16, I32, I64, ToKernel, U8, U16, U32, U64, Void,
};
