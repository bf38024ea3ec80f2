//! A faulty entry with a typical mistake: inline, with all clobbers that `asm!` can name, although the kernel may
//! also clobber the floating-point registers. `.ci/targets --self-test` replaces the entry by this file, and the
//! tests must fail.

#[doc(hidden)]
#[macro_export]
macro_rules! linux_wrong {
    ($ret:tt = $nr:expr; $(@$option:ident)?) => {
        $crate::linux_wrong!(@asm $nr, [lateout("o0") $ret, lateout("o1") _,])
    };
    ($ret:tt = $nr:expr, $a:expr; $(@$option:ident)?) => {
        $crate::linux_wrong!(@asm $nr, [inlateout("o0") $a => $ret, lateout("o1") _,])
    };
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?;
        $(@$option:ident)?
    ) => {
        $crate::linux_wrong!(@asm $nr, [
            inlateout("o0") $a => $ret, inlateout("o1") $b => _,
            $(in("o2") $c, $(in("o3") $d, $(in("o4") $e, $(in("o5") $f,)?)?)?)?
        ])
    };
    (@asm $nr:expr, [$($operand:tt)*]) => {
        ::core::arch::asm!(
            "mov {number}, %g1",
            "ta 0x6d",
            "bcs,a,pt %xcc, 2f",
            "sub %g0, %o0, %o0",
            "2:",
            number = in(reg) $nr,
            $($operand)*
            options(nostack),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_wrong: $($call)* }
    };
}

pub use crate::{linux_wrong, linux_wrong as linux};
