//! A faulty entry with a typical mistake: inline, with all clobbers that `asm!` can name, although the kernel also
//! clobbers `$1`, `hi` and `lo`. `.ci/targets --self-test` replaces the entry by this file, and the tests must fail.

#[doc(hidden)]
#[macro_export]
macro_rules! linux_wrong {
    ($ret:tt = $nr:expr $(, $a:expr $(, $b:expr $(, $c:expr)?)?)?; $(@$option:ident)?) => {
        $crate::linux_wrong!(@asm $ret, $nr, [$(in("$4") $a, $(in("$5") $b, $(in("$6") $c,)?)?)? lateout("$7") _,])
    };
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr $(, $e:expr $(, $f:expr)?)?;
        $(@$option:ident)?
    ) => {
        $crate::linux_wrong!(@asm $ret, $nr, [
            in("$4") $a, in("$5") $b, in("$6") $c, inlateout("$7") $d => _,
            $(in("$8") $e, $(in("$9") $f,)?)?
        ])
    };
    (@asm $ret:tt, $nr:expr, [$($operand:tt)*]) => {
        ::core::arch::asm!(
            "syscall",
            "dsubu $3, $0, $7",
            "xor $2, $2, $3",
            "daddu $2, $2, $7",
            inlateout("$2") $nr => $ret,
            $($operand)*
            lateout("$3") _, lateout("$10") _, lateout("$11") _, lateout("$12") _, lateout("$13") _,
            lateout("$14") _, lateout("$15") _, lateout("$24") _, lateout("$25") _,
            options(nostack),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_wrong: $($call)* }
    };
}

pub use crate::{linux_wrong, linux_wrong as linux};
