//! NT on arm64. Microsoft documents the calling convention of functions ("Overview of ARM64 ABI
//! conventions") and not the system call; what stands here is what the functions of `ntdll.dll` do:
//! `svc #NUMBER; ret`.
//!
//! The number is part of the instruction, so it must be a constant. Arguments are where a function has
//! them, in `x0` to `x7` and then from `[sp]` on, and the `NTSTATUS` is in `w0`. Nothing is promised
//! beyond what holds for a function, so that all registers are lost that a function may change, the
//! flags among them. `x18` is the thread's, and kept.

/// NT on arm64.
#[doc(hidden)]
#[macro_export]
macro_rules! windows_aarch64 {
    ($ret:tt = $nr:expr; $(@$option:ident)?) => {
        $crate::windows_aarch64!(@svc $nr, [lateout("x0") $ret,], [], []; nostack; $($option)?)
    };
    ($ret:tt = $nr:expr, $a:expr; $(@$option:ident)?) => {
        $crate::windows_aarch64!(
            @svc $nr, [inlateout("x0") $a => $ret,], [], []; nostack; $($option)?
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr; $(@$option:ident)?) => {
        $crate::windows_aarch64!(
            @svc $nr, [inlateout("x0") $a => $ret, in("x1") $b,], [], []; nostack; $($option)?
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr; $(@$option:ident)?) => {
        $crate::windows_aarch64!(
            @svc $nr, [inlateout("x0") $a => $ret, in("x1") $b, in("x2") $c,], [], [];
            nostack; $($option)?
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr; $(@$option:ident)?) => {
        $crate::windows_aarch64!(
            @svc $nr, [inlateout("x0") $a => $ret, in("x1") $b, in("x2") $c, in("x3") $d,],
            [], []; nostack; $($option)?
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr; $(@$option:ident)?) => {
        $crate::windows_aarch64!(
            @svc $nr,
            [inlateout("x0") $a => $ret, in("x1") $b, in("x2") $c, in("x3") $d, in("x4") $e,],
            [], []; nostack; $($option)?
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr; $(@$option:ident)?) => {
        $crate::windows_aarch64!(
            @svc $nr,
            [
                inlateout("x0") $a => $ret, in("x1") $b, in("x2") $c, in("x3") $d, in("x4") $e,
                in("x5") $f,
            ],
            [], []; nostack; $($option)?
        )
    };
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr;
        $(@$option:ident)?
    ) => {
        $crate::windows_aarch64!(
            @svc $nr,
            [
                inlateout("x0") $a => $ret, in("x1") $b, in("x2") $c, in("x3") $d, in("x4") $e,
                in("x5") $f, in("x6") $g,
            ],
            [], []; nostack; $($option)?
        )
    };
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr,
        $h:expr; $(@$option:ident)?
    ) => {
        $crate::windows_aarch64!(
            @svc $nr,
            [
                inlateout("x0") $a => $ret, in("x1") $b, in("x2") $c, in("x3") $d, in("x4") $e,
                in("x5") $f, in("x6") $g, in("x7") $h,
            ],
            [], []; nostack; $($option)?
        )
    };
    // Words from the ninth on: the template copies them from a list to the stack. It reads that list, whatever the
    // option.
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr,
        $h:expr $(, $word:expr)+; $(nomem)? $(readonly)?
    ) => {{
        let words: &[$crate::abi::Word] = &[$($word),+];
        let words = words.as_ptr();
        $crate::windows_aarch64!(
            @copy [$($word),+] [0 8 16 24 32 40 48 56] [];
            $nr, words,
            [
                inlateout("x0") $a => $ret, in("x1") $b, in("x2") $c, in("x3") $d, in("x4") $e,
                in("x5") $f, in("x6") $g, in("x7") $h,
            ]
        )
    }};
    (
        @copy [$word:expr $(, $more:expr)*] [$at:literal $($above:literal)*] [$($copied:literal)*];
        $($call:tt)*
    ) => {
        $crate::windows_aarch64!(@copy [$($more),*] [$($above)*] [$at $($copied)*]; $($call)*)
    };
    (
        @copy [] $unused:tt [$last:literal $($copied:literal)*];
        $nr:expr, $words:ident, $arguments:tt
    ) => {
        $crate::windows_aarch64!(
            @svc $nr, $arguments,
            [
                "sub sp, sp, {frame}",
                ::core::concat!("ldr x16, [{words}, ", $last, "]"),
                ::core::concat!("str x16, [sp, ", $last, "]"),
                $(
                    ::core::concat!("ldr x16, [{words}, ", $copied, "]"),
                    ::core::concat!("str x16, [sp, ", $copied, "]"),
                )*
            ],
            [
                "add sp, sp, {frame}",
                words = in(reg) $words,
                // The stack stays aligned to 16 bytes.
                frame = const ($last + 8 + 15) / 16 * 16,
                // Written before the arguments are read, unlike the other clobbered registers.
                out("x16") _,
            ];
            ;
        )
    };
    (
        @svc $nr:expr, [$($arguments:tt)*], [$($before:tt)*], [$($after:tt)*];
        $($nostack:ident)?; $($option:ident),*
    ) => {
        ::core::arch::asm!(
            $($before)*
            "svc {number}",
            $($after)*
            number = const $nr,
            $($arguments)*
            clobber_abi("C"),
            options($($nostack,)? $($option),*),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option!(windows_aarch64: $($call)*)
    };
}
