//! Linux on x86-64 (System V ABI, AMD64 supplement, appendix A.2; Linux `arch/x86/entry/entry_64.S`,
//! `arch/x86/kernel/signal.c`).
//!
//! The number is in `rax`, the arguments are in `rdi rsi rdx r10 r8 r9`, the result is in `rax` (-4095 to -1 is an
//! error). `syscall` saves the return address in `rcx` and the flags in `r11`, from which the kernel restores them:
//! both registers are clobbered, the flags are not. (With FRED both registers survive; not every processor has it.)
//! All other registers are preserved, including the vector and x87 state. The red zone is not touched.

/// Linux on x86-64.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_x86_64 {
    (
        $ret:tt = $nr:expr
            $(, $a:expr $(, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?)?)?;
        $(@$option:ident)?
    ) => {
        ::core::arch::asm!(
            "syscall",
            inlateout("rax") $nr => $ret,
            $(in("rdi") $a, $(in("rsi") $b, $(in("rdx") $c, $(in("r10") $d,
                $(in("r8") $e, $(in("r9") $f,)?)?)?)?)?)?
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags $(, $option)?),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_x86_64: $($call)* }
    };
}

pub use crate::{linux_x86_64, linux_x86_64 as linux};
