//! FreeBSD on aarch64 (FreeBSD `sys/arm64/arm64/exception.S`, `sys/arm64/arm64/trap.c`,
//! `sys/arm64/arm64/vm_machdep.c`).
//!
//! `svc #0`; the number in `x8`, arguments in `x0` to `x7`, the answer in `x0`, a second result in `x1`.
//! The carry flag tells a failure, and `x0` then has the positive error number
//! (`cpu_set_syscall_retval`).
//!
//! `svc` is an exception: the kernel saves and restores all general registers and `v0` to `v31`. Nothing promises that
//! `x8` still holds the number afterwards: it is declared clobbered. So is the rest of the scalable vectors, in
//! `abi/svc.rs`.

/// A call of FreeBSD on aarch64.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_aarch64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::freebsd_aarch64_trap!($ret = $nr, [$($word),*], ["cneg x0, x0, cs"]; $($option)?)
    };
    ($($call:tt)*) => {
        $crate::entry_option!(freebsd_aarch64: $($call)*)
    };
}

/// A call of FreeBSD on aarch64 with two results of 32 bits: the second in the upper half.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_pair_aarch64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::freebsd_aarch64_trap!(
            $ret = $nr, [$($word),*],
            ["b.cs 2f", "bfi x0, x1, #32, #32", "b 3f", "2:", "neg x0, x0", "3:"]; $($option)?
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option!(freebsd_pair_aarch64: $($call)*)
    };
}

/// The instruction, what stands after it, and what is lost.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_aarch64_svc {
    (
        $nr:expr, [$($x0:tt)*], [$($x1:tt)*], [$($register:tt = $word:expr),*],
        [$($after:literal),*]; $($option:ident),*
    ) => {
        $crate::aarch64_svc!(
            ["svc #0" $(, $after)*],
            [inlateout("x8") $nr => _, $($x0)*, $($x1)*, $(in($register) $word,)*],
            [$($option),*]
        )
    };
}

/// The words in their registers.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_aarch64_trap {
    ($ret:tt = $nr:expr, [], $after:tt; $($o:tt)*) => {
        $crate::freebsd_aarch64_svc!(
            $nr, [lateout("x0") $ret], [lateout("x1") _],
            [], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret], [lateout("x1") _],
            [], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            [], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr, $d:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d, "x4" = $e], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d, "x4" = $e, "x5" = $f], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d, "x4" = $e, "x5" = $f, "x6" = $g], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr, $h:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_aarch64_svc!(
            $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d, "x4" = $e, "x5" = $f, "x6" = $g, "x7" = $h], $after; $($o)*
        )
    };
}
