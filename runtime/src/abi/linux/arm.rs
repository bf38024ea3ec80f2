//! Linux on arm, EABI, in both states (Linux `arch/arm/kernel/entry-common.S`, `arch/arm/kernel/entry-header.S`,
//! `arch/arm/kernel/signal.c`).
//!
//! `svc #0`: with another immediate it is a call of the old ABI. The number is in `r7`, the arguments are in `r0` to
//! `r5`, the result is in `r0` (-4095 to -1 is an error). `svc` is an exception: the kernel restores all other
//! registers, the flags, and the state of VFP and NEON.
//!
//! `r7` is clobbered under a 64-bit kernel: a call that was stopped while it waited with a timeout is resumed as
//! `restart_syscall`, and the number of that call, 0, is left in `r7` (`arch/arm64/kernel/signal.c`,
//! `setup_restart_syscall`). A 32-bit kernel keeps it.
//!
//! In Thumb state `r7` is the frame pointer, which `asm!` rejects as an operand, and on stable Rust no `cfg`
//! distinguishes the states. So in both states the number is moved to `r7` and the previous value is moved back, by
//! instructions that both states have; any registers can hold them, even `r7` itself. Thumb-1 code has eight
//! registers, which is too few for six words: the compiler reports an error.

/// Linux on arm.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_arm {
    (
        $ret:tt = $nr:expr
            $(, $a:expr $(, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?)?)?;
        $(@$option:ident)?
    ) => {
        ::core::arch::asm!(
            "mov {saved}, r7",
            "mov r7, {number}",
            "svc #0",
            "mov r7, {saved}",
            saved = out(reg) _,
            number = in(reg) $nr,
            $(in("r0") $a, $(in("r1") $b, $(in("r2") $c, $(in("r3") $d,
                $(in("r4") $e, $(in("r5") $f,)?)?)?)?)?)?
            lateout("r0") $ret,
            options(nostack, preserves_flags $(, $option)?),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_arm: $($call)* }
    };
}

pub use crate::{linux_arm, linux_arm as linux};
