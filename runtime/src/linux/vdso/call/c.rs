//! C functions that return a negative error number: the vDSO of all architectures except PowerPC.

use core::ptr::NonNull;

use crate::{abi::Word, types::Void};

/// Calls a function, given by a pointer, with these words. It returns a `$ty`; an `int` is only half of a register.
#[doc(hidden)]
#[macro_export]
macro_rules! vdso_call {
    ($function:expr => $ty:ident: $($word:expr),*) => {
        ::core::ptr::without_provenance_mut(
            ::core::mem::transmute::<
                *mut $crate::Void,
                unsafe extern "C" fn($($crate::vdso_parameter!($word)),*)
                    -> ::core::primitive::$ty,
            >($function)($($word),*) as ::core::primitive::isize as ::core::primitive::usize,
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

/// The functions that are called until one has been found. Their return value means that the system call has to be
/// made.
pub mod missing {
    use crate::{abi::Word, errno::ENOSYS};

    macro_rules! functions {
        ($($name:ident($($word:ty),*) -> $ty:ident;)*) => {$(
            #[doc = "Returns `-ENOSYS`."]
            pub extern "C" fn $name($(_: $word),*) -> $ty {
                -(ENOSYS as $ty)
            }
        )*};
    }

    functions! {
        int_2(Word, Word) -> i32;
        int_3(Word, Word, Word) -> i32;
        int_5(Word, Word, Word, Word, Word) -> i32;
        long_1(Word) -> isize;
        long_5(Word, Word, Word, Word, Word) -> isize;
    }
}

/// Calls a function, which returns an `int` or a `long`, with these words.
///
/// # Safety
///
/// The function must be of that type, and the words must be its arguments.
#[allow(clippy::many_single_char_names, reason = "the words of a call")]
#[allow(dead_code, reason = "only `again` calls it, which is there where an entry is")]
pub(super) unsafe fn with_words(function: NonNull<Void>, is_int: bool, words: &[Word]) -> Word {
    let function = function.as_ptr();
    macro_rules! by_type {
        ($($word:ident),*) => {
            if is_int {
                vdso_call!(function => i32: $($word),*)
            } else {
                vdso_call!(function => isize: $($word),*)
            }
        };
    }
    // SAFETY: as the caller vouches.
    unsafe {
        match *words {
            [] => by_type!(),
            [a] => by_type!(a),
            [a, b] => by_type!(a, b),
            [a, b, c] => by_type!(a, b, c),
            [a, b, c, d] => by_type!(a, b, c, d),
            [a, b, c, d, e] => by_type!(a, b, c, d, e),
            // The system call is made, as for a function that does not exist.
            _ => super::NOT_IMPLEMENTED,
        }
    }
}
