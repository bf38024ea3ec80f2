//! Linux on x86-64 (System V ABI, AMD64 supplement, appendix A.2; Linux `arch/x86/entry/entry_64.S`).
//!
//! The number in `rax`, arguments in `rdi rsi rdx r10 r8 r9`, the answer in `rax` (-4095 to -1 is a
//! failure). `syscall` saves the return address in `rcx` and the flags in `r11`: both registers are
//! lost, the flags come back. All other registers come back as they were, the vector and x87 state
//! included.

/// Linux on x86-64.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_x86_64 {
    (@trap $ret:tt = $nr:expr, [$($register:tt = $word:expr),*]; $($option:ident),*) => {
        ::core::arch::asm!(
            "syscall",
            inlateout("rax") $nr => $ret,
            $(in($register) $word,)*
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags $(, $option)*),
        )
    };
    ($ret:tt = $nr:expr; $($o:tt)*) => {
        $crate::linux_x86_64!(@trap $ret = $nr, []; $($o)*)
    };
    ($ret:tt = $nr:expr, $a:expr; $($o:tt)*) => {
        $crate::linux_x86_64!(@trap $ret = $nr, ["rdi" = $a]; $($o)*)
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr; $($o:tt)*) => {
        $crate::linux_x86_64!(@trap $ret = $nr, ["rdi" = $a, "rsi" = $b]; $($o)*)
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr; $($o:tt)*) => {
        $crate::linux_x86_64!(@trap $ret = $nr, ["rdi" = $a, "rsi" = $b, "rdx" = $c]; $($o)*)
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr; $($o:tt)*) => {
        $crate::linux_x86_64!(
            @trap $ret = $nr, ["rdi" = $a, "rsi" = $b, "rdx" = $c, "r10" = $d]; $($o)*
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr; $($o:tt)*) => {
        $crate::linux_x86_64!(
            @trap $ret = $nr, ["rdi" = $a, "rsi" = $b, "rdx" = $c, "r10" = $d, "r8" = $e]; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr; $($o:tt)*
    ) => {
        $crate::linux_x86_64!(
            @trap $ret = $nr,
            ["rdi" = $a, "rsi" = $b, "rdx" = $c, "r10" = $d, "r8" = $e, "r9" = $f]; $($o)*
        )
    };
}
