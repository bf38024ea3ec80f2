//! Linux on aarch64 (Linux `arch/arm64/kernel/entry.S`, `Documentation/arch/arm64/sve.rst`).
//!
//! The number in `x8`, arguments in `x0` to `x5`, the answer in `x0` (-4095 to -1 is a failure).
//! `svc` is an exception: the kernel saves all general registers and the condition flags and brings
//! them back, and `v0` to `v31` with the thread's vector state. Of the scalable vectors only those
//! low 128 bits come back: the predicates `p0` to `p15`, `ffr` and the upper parts of `z0` to `z31`
//! are lost (`sve.rst`, "System call behaviour"). No register class of `asm!` names an upper part, so
//! a build with `sve` declares the whole vectors lost. A function that enables `sve` for itself alone
//! has to make its calls from a function that is not inlined into it.

/// Linux on aarch64.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_aarch64 {
    ($ret:tt = $nr:expr; $($o:tt)*) => {
        $crate::linux_aarch64_svc!($nr, [lateout("x0") $ret], []; $($o)*)
    };
    ($ret:tt = $nr:expr, $a:expr; $($o:tt)*) => {
        $crate::linux_aarch64_svc!($nr, [inlateout("x0") $a => $ret], []; $($o)*)
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr; $($o:tt)*) => {
        $crate::linux_aarch64_svc!($nr, [inlateout("x0") $a => $ret], ["x1" = $b]; $($o)*)
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr; $($o:tt)*) => {
        $crate::linux_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret],
            ["x1" = $b, "x2" = $c]; $($o)*
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr; $($o:tt)*) => {
        $crate::linux_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret],
            ["x1" = $b, "x2" = $c, "x3" = $d]; $($o)*
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr; $($o:tt)*) => {
        $crate::linux_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret],
            ["x1" = $b, "x2" = $c, "x3" = $d, "x4" = $e]; $($o)*
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr; $($o:tt)*) => {
        $crate::linux_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret],
            ["x1" = $b, "x2" = $c, "x3" = $d, "x4" = $e, "x5" = $f]; $($o)*
        )
    };
}

/// The trap, where vectors have 128 bits.
#[cfg(not(target_feature = "sve"))]
#[doc(hidden)]
#[macro_export]
macro_rules! linux_aarch64_svc {
    ($nr:expr, [$($x0:tt)*], [$($register:tt = $word:expr),*]; $($option:ident),*) => {
        ::core::arch::asm!(
            "svc #0",
            in("x8") $nr,
            $($x0)*,
            $(in($register) $word,)*
            lateout("p0") _, lateout("p1") _, lateout("p2") _, lateout("p3") _,
            lateout("p4") _, lateout("p5") _, lateout("p6") _, lateout("p7") _,
            lateout("p8") _, lateout("p9") _, lateout("p10") _, lateout("p11") _,
            lateout("p12") _, lateout("p13") _, lateout("p14") _, lateout("p15") _,
            lateout("ffr") _,
            options(nostack, preserves_flags $(, $option)*),
        )
    };
}

/// The trap, where vectors may be longer.
#[cfg(target_feature = "sve")]
#[doc(hidden)]
#[macro_export]
macro_rules! linux_aarch64_svc {
    ($nr:expr, [$($x0:tt)*], [$($register:tt = $word:expr),*]; $($option:ident),*) => {
        ::core::arch::asm!(
            "svc #0",
            in("x8") $nr,
            $($x0)*,
            $(in($register) $word,)*
            lateout("p0") _, lateout("p1") _, lateout("p2") _, lateout("p3") _,
            lateout("p4") _, lateout("p5") _, lateout("p6") _, lateout("p7") _,
            lateout("p8") _, lateout("p9") _, lateout("p10") _, lateout("p11") _,
            lateout("p12") _, lateout("p13") _, lateout("p14") _, lateout("p15") _,
            lateout("ffr") _, lateout("v0") _, lateout("v1") _, lateout("v2") _,
            lateout("v3") _, lateout("v4") _, lateout("v5") _, lateout("v6") _,
            lateout("v7") _, lateout("v8") _, lateout("v9") _, lateout("v10") _,
            lateout("v11") _, lateout("v12") _, lateout("v13") _, lateout("v14") _,
            lateout("v15") _, lateout("v16") _, lateout("v17") _, lateout("v18") _,
            lateout("v19") _, lateout("v20") _, lateout("v21") _, lateout("v22") _,
            lateout("v23") _, lateout("v24") _, lateout("v25") _, lateout("v26") _,
            lateout("v27") _, lateout("v28") _, lateout("v29") _, lateout("v30") _,
            lateout("v31") _,
            options(nostack, preserves_flags $(, $option)*),
        )
    };
}
