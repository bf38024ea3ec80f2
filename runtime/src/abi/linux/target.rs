//! Replaces the entry on an architecture that has none.

/// Rejects every call.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_unsupported {
    (@there $items:tt { $($otherwise:tt)* }) => {
        $($otherwise)*
    };
    ($($call:tt)*) => {
        ::core::compile_error!(
            "sysdecl has no entry into Linux on this architecture\n\
            help: write one, as `sysdecl::abi` tells, and name it in `abi = …`"
        )
    };
}

pub use crate::linux_unsupported as linux;
