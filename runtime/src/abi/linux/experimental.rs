//! Replaces the entry of an architecture for which `asm!` is unstable, on a stable compiler.

/// Rejects every call.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_unsupported {
    (@there $items:tt { $($otherwise:tt)* }) => {
        $($otherwise)*
    };
    ($($call:tt)*) => {
        ::core::compile_error!(
            "the entry into Linux on this architecture needs a nightly compiler\n\
            help: set `RUSTFLAGS=\"--cfg sysdecl_experimental_arch\"`"
        )
    };
}

pub use crate::linux_unsupported as linux;
