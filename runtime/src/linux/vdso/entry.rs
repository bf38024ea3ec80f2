//! The vDSO first, then the trap.

/// A call by a function of the vDSO, and by the trap if that is not there or does not implement the call. `$answer` is
/// the function's return type. The words are evaluated twice: they are names of variables.
#[doc(hidden)]
#[macro_export]
macro_rules! vdso_or_trap {
    (
        $function:ident -> $answer:ident:
        $ret:tt = $nr:expr $(, $word:expr)*; $($option:ident),*
    ) => {
        $ret = {
            let __answer: $crate::abi::Word = match $crate::linux::vdso::functions::$function.get() {
                ::core::option::Option::Some(__function) => {
                    $crate::vdso_call!(__function -> $answer: $($word),*)
                }
                ::core::option::Option::None => $crate::linux::vdso::NOT_IMPLEMENTED,
            };
            if __answer == $crate::linux::vdso::NOT_IMPLEMENTED {
                let __trapped: $crate::abi::Word;
                $crate::abi::linux!(__trapped = $nr $(, $word)*; $($option),*);
                __trapped
            } else {
                __answer
            }
        }
    };
}
