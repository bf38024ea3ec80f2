//! Linux on powerpc and powerpc64, both byte orders (Linux `Documentation/arch/powerpc/syscall64-abi.rst`,
//! `arch/powerpc/kernel/interrupt_64.S`, `arch/powerpc/kernel/entry_32.S`, `arch/powerpc/kernel/signal.c`).
//!
//! `sc`, which every processor has (not all have the newer `scv 0`). The number is in `r0`, the arguments are in `r3`
//! to `r8`, the result is in `r3`. An error is reported in the summary-overflow bit of `cr0`, and `r3` then has the
//! positive error number.
//!
//! The kernel restores `r1`, `r2`, `r13` to `r31`, `lr`, `cr1` to `cr7`, and the floating-point and vector state.
//! Clobbered are `r0` and `r3` to `r12`, the argument registers included, `ctr`, `xer` and all of `cr0`: a 64-bit kernel
//! sets them to zero (`ZEROIZE_GPRS`, `mtctr`, `mtspr XER`), a 32-bit one does not save them. `preserves_flags` says
//! nothing about `cr0`, `ctr` and `xer` on this architecture; it is about the status of floating-point and vector
//! instructions, which is preserved.
//!
//! `asm!` for this architecture is stable since Rust 1.95.

/// Linux on powerpc and powerpc64.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_powerpc {
    (
        $ret:tt = $nr:expr
            $(, $a:expr $(, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?)?)?;
        $(@$option:ident)?
    ) => {
        ::core::arch::asm!(
            "sc",
            "bns+ 2f",
            "neg 3, 3",
            "2:",
            inlateout("r0") $nr => _,
            $(in("r3") $a, $(in("r4") $b, $(in("r5") $c, $(in("r6") $d,
                $(in("r7") $e, $(in("r8") $f,)?)?)?)?)?)?
            lateout("r3") $ret,
            lateout("r4") _, lateout("r5") _, lateout("r6") _, lateout("r7") _, lateout("r8") _,
            lateout("r9") _, lateout("r10") _, lateout("r11") _, lateout("r12") _,
            lateout("cr0") _,
            lateout("ctr") _,
            lateout("xer") _,
            options(nostack, preserves_flags $(, $option)?),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_powerpc: $($call)* }
    };
}

pub use crate::{linux_powerpc, linux_powerpc as linux};
