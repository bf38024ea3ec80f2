//! A call by the vDSO.
//!
//! The usual way is as short as it can be: a load, a call, one comparison. So the pointer that is called is never
//! null. Until the function has been found, it is that of a function which only returns `-ENOSYS`. All else happens in
//! [`again`](super::again), out of line. It reads the words from memory: LLVM would otherwise save registers of the caller
//! to keep them in.

/// A call by a function of the vDSO, and by the trap if that is not there or does not implement the call. `$ty` is
/// the function's return type. The words are evaluated twice: they are names of variables. The trap is
/// compiled already, and takes no option.
#[doc(hidden)]
#[macro_export]
macro_rules! vdso_or_trap {
    (
        $function:ident -> $ty:ident:
        $ret:tt = $nr:expr $(, $word:expr)*; $($option:ident),*
    ) => {
        $ret = {
            let __words = [$($word),*];
            let __returned: $crate::abi::Word = $crate::vdso_call!(
                $crate::vdso_called!($function) => $ty: $($word),*
            );
            if $crate::vdso_is_done!($ty: __returned) {
                // No instruction, in a block of its own: LLVM would otherwise write the 0 before the comparison, and
                // move the return value out of its way.
                ::core::arch::asm!("", options(nomem, nostack, preserves_flags));
                $crate::vdso_success!($ty: __returned)
            } else {
                $crate::linux::vdso::again(
                    &$crate::linux::vdso::functions::$function,
                    __returned,
                    $nr,
                    &__words,
                )
            }
        }
    };
}

/// Whether the return value of a function is final: where 0 is the only success, that is one comparison.
#[doc(hidden)]
#[macro_export]
macro_rules! vdso_is_done {
    (i32: $ty:ident) => {
        $ty as ::core::primitive::usize == 0
    };
    (isize: $ty:ident) => {
        $ty != $crate::linux::vdso::NOT_IMPLEMENTED
    };
}

/// What a function returned that is done. (The constant tells LLVM more than the comparison.)
#[doc(hidden)]
#[macro_export]
macro_rules! vdso_success {
    (i32: $ty:ident) => {
        $crate::__private::ZERO
    };
    (isize: $ty:ident) => {
        $ty
    };
}

/// The pointer that is called. It is atomic: another thread may store it.
#[doc(hidden)]
#[macro_export]
#[cfg(not(all(
    debug_assertions,
    target_pointer_width = "64",
    any(target_arch = "aarch64", target_arch = "x86_64"),
)))]
macro_rules! vdso_called {
    ($function:ident) => {
        $crate::linux::vdso::functions::$function
            .called
            .load(::core::sync::atomic::Ordering::Relaxed)
    };
}

/// The same in a debug build, in which `load` is two functions and a jump by a table: the instruction that it comes to.
#[doc(hidden)]
#[macro_export]
#[cfg(all(
    debug_assertions,
    target_pointer_width = "64",
    any(target_arch = "aarch64", target_arch = "x86_64"),
))]
macro_rules! vdso_called {
    ($function:ident) => {{
        let __called: $crate::abi::Word;
        $crate::vdso_load!(__called, &raw const $crate::linux::vdso::functions::$function.called);
        __called
    }};
}

/// Loads an aligned pointer, which is one access on this architecture (Intel SDM, volume 3, 10.1.1).
#[doc(hidden)]
#[macro_export]
#[cfg(all(debug_assertions, target_pointer_width = "64", target_arch = "x86_64"))]
macro_rules! vdso_load {
    ($pointer:ident, $place:expr) => {
        ::core::arch::asm!(
            "mov {}, qword ptr [{}]",
            lateout(reg) $pointer,
            in(reg) $place,
            options(readonly, nostack, preserves_flags),
        )
    };
}

/// Loads an aligned pointer, which is one access on this architecture (Arm ARM, B2.2.1).
#[doc(hidden)]
#[macro_export]
#[cfg(all(debug_assertions, target_pointer_width = "64", target_arch = "aarch64"))]
macro_rules! vdso_load {
    ($pointer:ident, $place:expr) => {
        ::core::arch::asm!(
            "ldr {}, [{}]",
            lateout(reg) $pointer,
            in(reg) $place,
            options(readonly, nostack, preserves_flags),
        )
    };
}
