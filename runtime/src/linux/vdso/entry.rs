//! A call through the vDSO.
//!
//! The fast path is a load, a call and one comparison. So the pointer is never null: until the function has been
//! found, it points to a function that only returns `-ENOSYS`. Everything else is in [`again`](super::again), out of
//! line. That reads the words from memory; otherwise LLVM would keep them in callee-saved registers, which it has to
//! save.

/// Calls a function of the vDSO, or makes the system call if there is none or it does not implement the call. `$ty`
/// is the function's return type. The words are evaluated twice, so they are names of variables. The system call is
/// already compiled, and takes no option.
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
                // This is no instruction, but ends a block: without it LLVM writes the 0 before the comparison, and
                // first moves the return value to another register.
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

/// Whether the return value of a function is final. If 0 is the only success value, that is one comparison.
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

/// A final return value. (LLVM does not derive the constant from the comparison.)
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

/// The pointer that is called. It is atomic, since another thread may store it.
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

/// The same in a debug build, where `load` would be two function calls and a jump table.
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

/// Loads an aligned pointer, which is a single access on this architecture (Intel SDM, volume 3, 10.1.1).
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

/// Loads an aligned pointer, which is a single access on this architecture (Arm ARM, B2.2.1).
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
