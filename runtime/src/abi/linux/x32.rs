//! Linux on x86-64 with 32-bit pointers, x32 (Linux `arch/x86/entry/entry_64.S`,
//! `arch/x86/entry/syscalls/syscall_64.tbl`, `arch/x86/kernel/signal.c`).
//!
//! The same as on x86-64, with bit 30 set in the number. All registers have 64 bits, and the kernel reads all of them.
//! LLVM leaves the upper half of an operand of 32 bits undefined, so each word is widened: with zeros, as an address
//! wants it. (The kernel reads an `int` from the lower half alone.) The result is the lower half of `rax`.

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
        $ret = ::core::ptr::with_exposed_provenance_mut::<$crate::Void>(
            wide as ::core::primitive::usize
        );
    }};
    (@wide $word:expr) => {
        <*mut $crate::Void>::expose_provenance($word as *mut $crate::Void) as ::core::primitive::u64
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_x32: $($call)* }
    };
}

pub use crate::{linux_x32, linux_x32 as linux};
