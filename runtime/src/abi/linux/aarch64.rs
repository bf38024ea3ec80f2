//! Linux on aarch64 (Linux `arch/arm64/kernel/entry.S`, `arch/arm64/kernel/signal.c`,
//! `Documentation/arch/arm64/sve.rst`, `sme.rst`).
//!
//! The number is in `x8`, the arguments are in `x0` to `x5`, the result is in `x0` (-4095 to -1 is an error). `svc` is
//! an exception: the kernel saves and restores all general registers, the condition flags, and `v0` to `v31`.
//!
//! `x8` is clobbered nevertheless: a call that was stopped while it waited with a timeout (`nanosleep`, `poll`,
//! `futex`) is resumed as `restart_syscall`, and the number of that call, 128, is left in `x8`
//! (`setup_restart_syscall`).
//!
//! Of the Scalable Vector Extension only the low 128 bits of the vectors are preserved (`sve.rst`, "System call
//! behaviour"); `abi/svc.rs` has the details. A call ends streaming mode (`sme.rst`), which Rust code never uses.

/// Linux on aarch64.
#[cfg(not(target_feature = "sve"))]
#[doc(hidden)]
#[macro_export]
macro_rules! linux_aarch64 {
    (
        $ret:tt = $nr:expr
            $(, $a:expr $(, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?)?)?;
        $(@$option:ident)?
    ) => {
        ::core::arch::asm!(
            "svc #0",
            inlateout("x8") $nr => _,
            $(in("x0") $a, $(in("x1") $b, $(in("x2") $c, $(in("x3") $d,
                $(in("x4") $e, $(in("x5") $f,)?)?)?)?)?)?
            lateout("x0") $ret,
            lateout("p0") _, lateout("p1") _, lateout("p2") _, lateout("p3") _,
            lateout("p4") _, lateout("p5") _, lateout("p6") _, lateout("p7") _,
            lateout("p8") _, lateout("p9") _, lateout("p10") _, lateout("p11") _,
            lateout("p12") _, lateout("p13") _, lateout("p14") _, lateout("p15") _,
            options(nostack, preserves_flags $(, $option)?),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_aarch64: $($call)* }
    };
}

/// Linux on aarch64, where vectors may have more than 128 bits.
#[cfg(target_feature = "sve")]
#[doc(hidden)]
#[macro_export]
macro_rules! linux_aarch64 {
    (
        $ret:tt = $nr:expr
            $(, $a:expr $(, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?)?)?;
        $(@$option:ident)?
    ) => {
        $crate::aarch64_svc!(
            ["svc #0"],
            [
                inlateout("x8") $nr => _,
                $(in("x0") $a, $(in("x1") $b, $(in("x2") $c, $(in("x3") $d,
                    $(in("x4") $e, $(in("x5") $f,)?)?)?)?)?)?
                lateout("x0") $ret,
            ],
            [preserves_flags $(, $option)?]
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_aarch64: $($call)* }
    };
}

pub use crate::{linux_aarch64, linux_aarch64 as linux};
