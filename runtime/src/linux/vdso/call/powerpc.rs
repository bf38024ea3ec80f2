//! The vDSO of powerpc and powerpc64 (Linux `arch/powerpc/kernel/vdso/gettimeofday.S`, `getrandom.S`,
//! `arch/powerpc/include/asm/vdso/gettimeofday.h`, `Documentation/arch/powerpc/syscall64-abi.rst`).
//!
//! A function is called by the address of its code, even under ELFv1, where function pointers point to descriptors.
//! It takes its arguments as a C function does, but reports an error as a system call does: in the summary-overflow
//! bit of `cr0`, with the positive number in `r3`. On success it clears the bit.
//!
//! So the instruction after the call has to read the bit. The call is in a naked function with a complete frame,
//! since the called function saves the link register in the frame of its caller, and other registers below it.

use core::ptr::NonNull;

use crate::{abi::Word, errno::ENOSYS, types::Void};

/// Calls a function, and returns an error as a negative number.
#[unsafe(naked)]
unsafe extern "C" fn enter(
    a: Word,
    b: Word,
    c: Word,
    d: Word,
    e: Word,
    function: NonNull<Void>,
) -> isize {
    // An ELFv2 function may compute the address of its table of contents from `r12`.
    #[cfg(target_pointer_width = "64")]
    core::arch::naked_asm!(
        ".cfi_startproc",
        "mflr 0",
        "std 0, 16(1)",
        ".cfi_offset lr, 16",
        "stdu 1, -112(1)",
        ".cfi_def_cfa_offset 112",
        "mtctr 8",
        "mr 12, 8",
        "bctrl",
        "bns+ 2f",
        "neg 3, 3",
        "2:",
        "addi 1, 1, 112",
        ".cfi_def_cfa_offset 0",
        "ld 0, 16(1)",
        "mtlr 0",
        "blr",
        ".cfi_endproc",
    );
    #[cfg(target_pointer_width = "32")]
    core::arch::naked_asm!(
        ".cfi_startproc",
        "mflr 0",
        "stw 0, 4(1)",
        ".cfi_offset lr, 4",
        "stwu 1, -16(1)",
        ".cfi_def_cfa_offset 16",
        "mtctr 8",
        "bctrl",
        "bns+ 2f",
        "neg 3, 3",
        "2:",
        "addi 1, 1, 16",
        ".cfi_def_cfa_offset 0",
        "lwz 0, 4(1)",
        "mtlr 0",
        "blr",
        ".cfi_endproc",
    );
}

/// Calls a function with up to five words; missing ones are null. If `function` is null, the result is `-ENOSYS`.
///
/// # Safety
///
/// As the function says.
#[doc(hidden)]
#[inline(always)]
pub unsafe fn call<const N: usize>(function: *mut Void, words: [Word; N]) -> isize {
    const { assert!(N <= 5, "no function of the vDSO takes more") };
    let word = |at: usize| if at < N { words[at] } else { core::ptr::null_mut() };
    let Some(function) = NonNull::new(function) else { return -(ENOSYS as isize) };
    // SAFETY: as the caller vouches.
    unsafe { enter(word(0), word(1), word(2), word(3), word(4), function) }
}

/// Calls a function with these words. It returns a whole register for every `$ty`.
#[doc(hidden)]
#[macro_export]
macro_rules! vdso_call {
    ($function:expr => $ty:ident: $($word:expr),*) => {
        ::core::ptr::without_provenance_mut(
            $crate::linux::vdso::call::call($function, [$($word),*]) as ::core::primitive::usize,
        )
    };
}

/// Stands for a function that has not been found: a null pointer, since a function of this program has a different
/// calling convention.
pub mod missing {
    use core::ptr;

    macro_rules! functions {
        ($($name:ident)*) => {$(
            #[doc = "There is no function."]
            #[allow(non_upper_case_globals, reason = "a function elsewhere")]
            pub const $name: *const () = ptr::null();
        )*};
    }

    functions! { int_2 int_3 int_5 long_1 long_5 }
}

/// Calls a function with these words.
///
/// # Safety
///
/// The words must be the arguments of the function.
#[allow(dead_code, reason = "only `again` calls it, which is there where an entry is")]
pub(super) unsafe fn with_words(function: NonNull<Void>, _is_int: bool, words: &[Word]) -> Word {
    let mut all = [core::ptr::null_mut(); 5];
    for (word, given) in all.iter_mut().zip(words) {
        *word = *given;
    }
    // SAFETY: as the caller vouches.
    unsafe { vdso_call!(function.as_ptr() => isize: all[0], all[1], all[2], all[3], all[4]) }
}
