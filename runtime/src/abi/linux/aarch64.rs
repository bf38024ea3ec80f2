//! Linux on aarch64 (Linux `arch/arm64/kernel/entry.S`, `Documentation/arch/arm64/sve.rst`).
//!
//! The number in `x8`, arguments in `x0` to `x5`, the answer in `x0` (-4095 to -1 is a failure).
//! `svc` is an exception: the kernel saves all general registers and the condition flags and brings
//! them back, and `v0` to `v31` with the thread's vector state. Of the scalable vectors only those
//! low 128 bits come back: the predicates `p0` to `p15`, `ffr` and the upper parts of `z0` to `z31`
//! are lost (`sve.rst`, "System call behaviour"); `abi/svc.rs` declares that.

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

/// The trap, and what is lost.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_aarch64_svc {
    ($nr:expr, [$($x0:tt)*], [$($register:tt = $word:expr),*]; $($option:ident),*) => {
        $crate::aarch64_svc!(
            ["svc #0"], [in("x8") $nr, $($x0)*, $(in($register) $word,)*];
            preserves_flags $(, $option)*
        )
    };
}
