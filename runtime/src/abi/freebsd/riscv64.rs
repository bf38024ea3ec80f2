//! FreeBSD on riscv64 (FreeBSD `sys/riscv/riscv/trap.c`, `sys/riscv/riscv/vm_machdep.c`,
//! `sys/riscv/riscv/exception.S`).
//!
//! `ecall`; the number in `t0`, arguments in `a0` to `a7`, the answer in `a0`, a second result in `a1`.
//! There is no flag: `t0` tells a failure when it is not zero, and `a0` then has the positive error number
//! (`cpu_set_syscall_retval`). All other integer and floating-point registers come back as they were.
//! Nothing promises that vectors do: they are declared lost.

/// A call of FreeBSD on riscv64.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_riscv64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::freebsd_riscv64_trap!(
            $ret = $nr, [$($word),*], ["beqz t0, 2f", "neg a0, a0", "2:"]; $($option)?
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option!(freebsd_riscv64: $($call)*)
    };
}

/// A call of FreeBSD on riscv64 with two results of 32 bits: the second in the upper half.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_pair_riscv64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::freebsd_riscv64_trap!(
            $ret = $nr, [$($word),*],
            [
                "bnez t0, 2f",
                "slli a0, a0, 32",
                "srli a0, a0, 32", // clears the upper half
                "slli a1, a1, 32",
                "or a0, a0, a1",
                "j 3f",
                "2:",
                "neg a0, a0",
                "3:"
            ]; $($option)?
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option!(freebsd_pair_riscv64: $($call)*)
    };
}

/// The instruction, and what stands after it.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_riscv64_trap {
    (
        @registers $nr:expr, [$($a0:tt)*], [$($a1:tt)*], [$($register:tt = $word:expr),*],
        [$($after:literal),*]; $($option:ident),*
    ) => {
        ::core::arch::asm!(
            "ecall",
            $($after,)*
            inlateout("t0") $nr => _,
            $($a0)*,
            $($a1)*,
            $(in($register) $word,)*
            lateout("v0") _, lateout("v1") _, lateout("v2") _, lateout("v3") _,
            lateout("v4") _, lateout("v5") _, lateout("v6") _, lateout("v7") _,
            lateout("v8") _, lateout("v9") _, lateout("v10") _, lateout("v11") _,
            lateout("v12") _, lateout("v13") _, lateout("v14") _, lateout("v15") _,
            lateout("v16") _, lateout("v17") _, lateout("v18") _, lateout("v19") _,
            lateout("v20") _, lateout("v21") _, lateout("v22") _, lateout("v23") _,
            lateout("v24") _, lateout("v25") _, lateout("v26") _, lateout("v27") _,
            lateout("v28") _, lateout("v29") _, lateout("v30") _, lateout("v31") _,
            options(nostack $(, $option)*),
        )
    };
    ($ret:tt = $nr:expr, [], $after:tt; $($o:tt)*) => {
        $crate::freebsd_riscv64_trap!(
            @registers $nr, [lateout("a0") $ret], [lateout("a1") _],
            [], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_riscv64_trap!(
            @registers $nr, [inlateout("a0") $a => $ret], [lateout("a1") _],
            [], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_riscv64_trap!(
            @registers $nr, [inlateout("a0") $a => $ret], [inlateout("a1") $b => _],
            [], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_riscv64_trap!(
            @registers $nr, [inlateout("a0") $a => $ret], [inlateout("a1") $b => _],
            ["a2" = $c], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr, $d:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_riscv64_trap!(
            @registers $nr, [inlateout("a0") $a => $ret], [inlateout("a1") $b => _],
            ["a2" = $c, "a3" = $d], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_riscv64_trap!(
            @registers $nr, [inlateout("a0") $a => $ret], [inlateout("a1") $b => _],
            ["a2" = $c, "a3" = $d, "a4" = $e], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_riscv64_trap!(
            @registers $nr, [inlateout("a0") $a => $ret], [inlateout("a1") $b => _],
            ["a2" = $c, "a3" = $d, "a4" = $e, "a5" = $f], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_riscv64_trap!(
            @registers $nr, [inlateout("a0") $a => $ret], [inlateout("a1") $b => _],
            ["a2" = $c, "a3" = $d, "a4" = $e, "a5" = $f, "a6" = $g], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr, $h:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_riscv64_trap!(
            @registers $nr, [inlateout("a0") $a => $ret], [inlateout("a1") $b => _],
            ["a2" = $c, "a3" = $d, "a4" = $e, "a5" = $f, "a6" = $g, "a7" = $h], $after; $($o)*
        )
    };
}
