//! Linux: one entry for each architecture, and the alias of this target's.

#![cfg_attr(
    not(any(target_os = "linux", target_os = "android")),
    allow(unused_imports, unreachable_pub, reason = "nobody elsewhere asks for the alias")
)]

mod aarch64;
mod x86_64;

pub use crate::{linux_aarch64, linux_x86_64};

// Narrower pointers (x32, arm64's ILP32) mean other numbers, and words that leave half a register to
// chance.
#[cfg(all(target_arch = "aarch64", target_pointer_width = "64"))]
pub use crate::linux_aarch64 as linux;
#[cfg(not(all(
    any(target_arch = "aarch64", target_arch = "x86_64"),
    target_pointer_width = "64"
)))]
pub use crate::linux_unsupported as linux;
#[cfg(all(target_arch = "x86_64", target_pointer_width = "64"))]
pub use crate::linux_x86_64 as linux;

/// Stands in where an architecture has no entry yet.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_unsupported {
    ($($call:tt)*) => {
        ::core::compile_error!(
            "sysdecl has no entry into Linux on this architecture yet\n\
            help: write one, as `sysdecl::abi` tells, and name it in `abi = …`"
        )
    };
}
