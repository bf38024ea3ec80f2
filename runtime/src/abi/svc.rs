//! `svc` on aarch64, for kernels that preserve all registers but those of the Scalable Vector Extension: of its
//! vectors `z0` to `z31` only the low 128 bits, which are `v0` to `v31`, and none of its predicates `p0` to `p15`.
//!
//! No register class of `asm!` names the upper part of a vector, so a build with `sve` declares the whole
//! vectors clobbered. A function that enables `sve` for itself alone has to make its calls from a function that is
//! not inlined into it. The first-fault register `ffr` is not declared: LLVM keeps nothing in it, and warns about a
//! list of clobbers that contains it.

/// These instructions, with these operands, each followed by a comma, and these options beside `nostack`,
/// where vectors have 128 bits.
#[cfg(not(target_feature = "sve"))]
#[doc(hidden)]
#[macro_export]
macro_rules! aarch64_svc {
    ($($all:tt)*) => {
        $crate::aarch64_svc_predicates!($($all)*)
    };
}

/// The same, where vectors may be longer.
#[cfg(target_feature = "sve")]
#[doc(hidden)]
#[macro_export]
macro_rules! aarch64_svc {
    ($lines:tt, [$($operand:tt)*], $options:tt) => {
        $crate::aarch64_svc_predicates!(
            $lines,
            [
                $($operand)*
                lateout("v0") _, lateout("v1") _, lateout("v2") _, lateout("v3") _,
                lateout("v4") _, lateout("v5") _, lateout("v6") _, lateout("v7") _,
                lateout("v8") _, lateout("v9") _, lateout("v10") _, lateout("v11") _,
                lateout("v12") _, lateout("v13") _, lateout("v14") _, lateout("v15") _,
                lateout("v16") _, lateout("v17") _, lateout("v18") _, lateout("v19") _,
                lateout("v20") _, lateout("v21") _, lateout("v22") _, lateout("v23") _,
                lateout("v24") _, lateout("v25") _, lateout("v26") _, lateout("v27") _,
                lateout("v28") _, lateout("v29") _, lateout("v30") _, lateout("v31") _,
            ],
            $options
        )
    };
}

/// The same, with the predicates clobbered.
#[doc(hidden)]
#[macro_export]
macro_rules! aarch64_svc_predicates {
    ([$($line:literal),*], [$($operand:tt)*], [$($option:ident),*]) => {
        ::core::arch::asm!(
            $($line,)*
            $($operand)*
            lateout("p0") _, lateout("p1") _, lateout("p2") _, lateout("p3") _,
            lateout("p4") _, lateout("p5") _, lateout("p6") _, lateout("p7") _,
            lateout("p8") _, lateout("p9") _, lateout("p10") _, lateout("p11") _,
            lateout("p12") _, lateout("p13") _, lateout("p14") _, lateout("p15") _,
            options(nostack $(, $option)*),
        )
    };
}
