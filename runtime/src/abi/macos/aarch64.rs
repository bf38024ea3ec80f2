//! macOS on arm64 (XNU `osfmk/arm64/locore.s`, `osfmk/arm64/sleh.c`, `bsd/dev/arm/systemcalls.c`).
//!
//! `svc #0x80`; the number in `x16`, a BSD call's as it is, a Mach trap's negated. Arguments in `x0` to
//! `x7`, the answer in `x0`. After a BSD call the carry flag tells a failure, and `x0` then has the
//! positive error number; `x1` has a second result, or zero.
//!
//! `svc` is an exception: the kernel saves and restores the registers, including the vectors. Clobbered are the flags,
//! `x1`, and `x16` and `x17`, which Apple's procedure call standard gives to whatever stands between a caller and the
//! code it calls; and what `abi/svc.rs` says, since nothing promises otherwise. `x18` is reserved for the system: no
//! Rust code for macOS uses it.

/// A BSD call of macOS on arm64.
#[doc(hidden)]
#[macro_export]
macro_rules! macos_aarch64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::macos_aarch64_trap!($ret = $nr, [$($word),*], ["cneg x0, x0, cs"]; $($option)?)
    };
    ($($call:tt)*) => {
        $crate::entry_option!(macos_aarch64: $($call)*)
    };
}

/// A BSD call of macOS on arm64 with two results of 32 bits: the second in the upper half.
#[doc(hidden)]
#[macro_export]
macro_rules! macos_pair_aarch64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::macos_aarch64_trap!(
            $ret = $nr, [$($word),*],
            ["b.cs 2f", "bfi x0, x1, #32, #32", "b 3f", "2:", "neg x0, x0", "3:"]; $($option)?
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option!(macos_pair_aarch64: $($call)*)
    };
}

/// A Mach trap of macOS on arm64.
#[doc(hidden)]
#[macro_export]
macro_rules! mach_aarch64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::macos_aarch64_trap!($ret = -$nr, [$($word),*], []; $($option)?)
    };
    ($($call:tt)*) => {
        $crate::entry_option!(mach_aarch64: $($call)*)
    };
}

/// The instruction, and what stands after it.
#[doc(hidden)]
#[macro_export]
macro_rules! macos_aarch64_trap {
    (
        @registers $nr:expr, [$($x0:tt)*], [$($x1:tt)*], [$($register:tt = $word:expr),*],
        [$($after:literal),*]; $($option:ident),*
    ) => {
        $crate::aarch64_svc!(
            ["svc #0x80" $(, $after)*],
            [
                inlateout("x16") $nr => _, $($x0)*, $($x1)*, $(in($register) $word,)*
                lateout("x17") _,
            ],
            [$($option),*]
        )
    };
    ($ret:tt = $nr:expr, [], $after:tt; $($o:tt)*) => {
        $crate::macos_aarch64_trap!(
            @registers $nr, [lateout("x0") $ret], [lateout("x1") _], [], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr], $after:tt; $($o:tt)*) => {
        $crate::macos_aarch64_trap!(
            @registers $nr, [inlateout("x0") $a => $ret], [lateout("x1") _], [], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr], $after:tt; $($o:tt)*) => {
        $crate::macos_aarch64_trap!(
            @registers $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _], [], $after;
            $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr], $after:tt; $($o:tt)*) => {
        $crate::macos_aarch64_trap!(
            @registers $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr, $d:expr], $after:tt; $($o:tt)*) => {
        $crate::macos_aarch64_trap!(
            @registers $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::macos_aarch64_trap!(
            @registers $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d, "x4" = $e], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr], $after:tt;
        $($o:tt)*
    ) => {
        $crate::macos_aarch64_trap!(
            @registers $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d, "x4" = $e, "x5" = $f], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::macos_aarch64_trap!(
            @registers $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d, "x4" = $e, "x5" = $f, "x6" = $g], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr, $h:expr], $after:tt;
        $($o:tt)*
    ) => {
        $crate::macos_aarch64_trap!(
            @registers $nr, [inlateout("x0") $a => $ret], [inlateout("x1") $b => _],
            ["x2" = $c, "x3" = $d, "x4" = $e, "x5" = $f, "x6" = $g, "x7" = $h], $after; $($o)*
        )
    };
}
