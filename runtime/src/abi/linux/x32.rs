//! Linux on x86-64 with 32-bit pointers, x32 (Linux `arch/x86/entry/entry_64.S`,
//! `arch/x86/entry/syscalls/syscall_64.tbl`, `arch/x86/kernel/signal.c`).
//!
//! The same as on x86-64, with bit 30 set in the number. Registers have 64 bits, and the kernel reads all of them.
//! LLVM leaves the upper half of a 32-bit operand undefined, so each word is zero-extended, as is right for an
//! address. (Of an `int` the kernel reads only the lower half.) A 64-bit integer, such as an offset, is passed in one
//! register. The result is the lower half of `rax`, or all of it if the variable for it is a `u64`.

/// Linux on x32.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_x32 {
    (
        $ret:tt = $nr:expr
            $(, $a:expr $(, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?)?)?;
        $(@$option:ident)?
    ) => {{
        let wide: ::core::primitive::u64;
        ::core::arch::asm!(
            "syscall",
            inlateout("rax") $nr as ::core::primitive::i64 => wide,
            $(in("rdi") $crate::linux_x32!(@wide $a), $(in("rsi") $crate::linux_x32!(@wide $b),
                $(in("rdx") $crate::linux_x32!(@wide $c), $(in("r10") $crate::linux_x32!(@wide $d),
                    $(in("r8") $crate::linux_x32!(@wide $e),
                        $(in("r9") $crate::linux_x32!(@wide $f),)?)?)?)?)?)?
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags $(, $option)?),
        );
        $crate::linux_x32!(@store $ret = wide)
    }};
    // A word, or a 64-bit integer.
    (@wide $word:expr) => {
        $crate::__private::Register::into_register($word)
    };
    (@store _ = $wide:ident) => {{
        let _ = $wide;
    }};
    (@store $ret:ident = $wide:ident) => {
        $ret = $crate::__private::Register::from_register($wide)
    };
    // Not by `entry_option`: the words are integers here.
    ($ret:tt = $nr:expr $(, $word:expr)*; nomem) => {
        $crate::linux_x32!($ret = $nr $(, $word)*; @nomem)
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_x32: $($call)* }
    };
}

pub use crate::{linux_x32, linux_x32 as linux};
