//! What stands in where an architecture has no vDSO, or no entry.

/// Makes a system call.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_vdso {
    ($function:ident: $($call:tt)*) => {
        $crate::abi::linux!($($call)*)
    };
}
