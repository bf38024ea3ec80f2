//! Linux on loongarch64 (Linux `arch/loongarch/kernel/entry.S`, `arch/loongarch/include/asm/stackframe.h`,
//! `arch/loongarch/kernel/syscall.c`, `arch/loongarch/kernel/signal.c`).
//!
//! `syscall 0`; the number is in `$a7`, the arguments are in `$a0` to `$a5`, the result is in `$a0` (-4095 to -1 is an
//! error). The kernel restores `$a1` to `$a6`, `$s0` to `$s8`, `$fp`, `$ra`, and the floating-point, vector and
//! condition registers.
//!
//! Clobbered are:
//! - `$t0` to `$t8`: `handle_syscall` neither saves nor restores them;
//! - `$a7`: a call that was stopped while it waited with a timeout is resumed as `restart_syscall`, and the number of
//!   that call, 128, is left there (`arch/loongarch/kernel/signal.c`).

/// Linux on loongarch64.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_loongarch64 {
    (
        $ret:tt = $nr:expr
            $(, $a:expr $(, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?)?)?;
        $(@$option:ident)?
    ) => {
        ::core::arch::asm!(
            "syscall 0",
            inlateout("$a7") $nr => _,
            $(in("$a0") $a, $(in("$a1") $b, $(in("$a2") $c, $(in("$a3") $d,
                $(in("$a4") $e, $(in("$a5") $f,)?)?)?)?)?)?
            lateout("$a0") $ret,
            lateout("$t0") _, lateout("$t1") _, lateout("$t2") _, lateout("$t3") _,
            lateout("$t4") _, lateout("$t5") _, lateout("$t6") _, lateout("$t7") _,
            lateout("$t8") _,
            options(nostack, preserves_flags $(, $option)?),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_loongarch64: $($call)* }
    };
}

pub use crate::{linux_loongarch64, linux_loongarch64 as linux};
