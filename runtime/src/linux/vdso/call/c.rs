//! A C function that returns a negative error number: the vDSO of all architectures but PowerPC.

/// Calls a function that takes these words and returns an `$answer`, of which an `int` fills half of a register.
#[doc(hidden)]
#[macro_export]
macro_rules! vdso_call {
    ($function:ident -> $answer:ident: $($word:expr),*) => {
        ::core::ptr::without_provenance_mut(
            ::core::mem::transmute::<
                *mut $crate::Void,
                unsafe extern "C" fn($($crate::vdso_parameter!($word)),*)
                    -> ::core::primitive::$answer,
            >($function.as_ptr())($($word),*) as ::core::primitive::isize as ::core::primitive::usize,
        )
    };
}

/// The type of a word.
#[doc(hidden)]
#[macro_export]
macro_rules! vdso_parameter {
    ($word:expr) => {
        $crate::abi::Word
    };
}
