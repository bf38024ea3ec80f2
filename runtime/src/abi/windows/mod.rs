//! NT: one entry for each architecture, and the alias of this target's.
//!
//! Its word is an `NTSTATUS`, and not a negative error number as elsewhere: a declaration with
//! `os = "windows"` converts it by [`FromStatus`](crate::windows::nt::FromStatus).

mod aarch64;
mod x86_64;

pub use crate::{windows_aarch64, windows_x86_64};

#[cfg(all(windows, target_arch = "aarch64"))]
pub use crate::{windows_aarch64 as windows, windows_constant_number as windows_number};
#[cfg(all(windows, not(any(target_arch = "aarch64", target_arch = "x86_64"))))]
pub use crate::{windows_constant_number as windows_number, windows_unsupported as windows};
#[cfg(all(windows, target_arch = "x86_64"))]
pub use crate::{windows_variable_number as windows_number, windows_x86_64 as windows};

/// The number of a call, where it goes in a register.
#[doc(hidden)]
#[macro_export]
macro_rules! windows_variable_number {
    ($name:ident = $nr:expr) => {
        #[allow(non_snake_case)]
        let $name: ::core::primitive::isize = $nr;
    };
}

/// The number of a call, where it is part of the instruction.
#[doc(hidden)]
#[macro_export]
macro_rules! windows_constant_number {
    ($name:ident = $nr:expr) => {
        const $name: ::core::primitive::isize = $nr;
    };
}

/// Stands in where an architecture has no entry yet.
#[doc(hidden)]
#[macro_export]
macro_rules! windows_unsupported {
    ($($call:tt)*) => {
        ::core::compile_error!(
            "sysdecl has no entry into NT on this architecture\n\
            help: declare the function of `ntdll.dll`, with `extern_ntdll!`"
        )
    };
}
