//! What stands in where an architecture has no entry.

/// Refuses a call.
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
