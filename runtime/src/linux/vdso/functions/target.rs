//! Replaces the functions on an architecture without a vDSO or an entry.

/// Makes a system call.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_vdso {
    ($function:ident: $($call:tt)*) => {
        $crate::abi::linux!($($call)*)
    };
}
