//! A faulty entry with a typical mistake: inline, with all clobbers that `asm!` can name, although the kernel also
//! clobbers `$1`, `hi` and `lo`. `.ci/targets --self-test` replaces the entry by this file, and the tests must fail.

#[doc(hidden)]
#[macro_export]
macro_rules! linux_wrong {
    ($ret:tt = $nr:expr $(, $a:expr $(, $b:expr $(, $c:expr)?)?)?; $(@$option:ident)?) => {
        $crate::linux_wrong!(@asm $ret, $nr, [$(in("$4") $a, $(in("$5") $b, $(in("$6") $c,)?)?)? lateout("$7") _,], 0, 0, 0)
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr; $(@$option:ident)?) => {
        $crate::linux_wrong!(@asm $ret, $nr, [
            in("$4") $a, in("$5") $b, in("$6") $c, inlateout("$7") $d => _,
        ], 0, 0, 0)
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr; $(@$option:ident)?) => {
        $crate::linux_wrong!(@asm $ret, $nr, [
            in("$4") $a, in("$5") $b, in("$6") $c, inlateout("$7") $d => _,
        ], $e, 0, 0)
    };
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr;
        $(@$option:ident)?
    ) => {
        $crate::linux_wrong!(@asm $ret, $nr, [
            in("$4") $a, in("$5") $b, in("$6") $c, inlateout("$7") $d => _,
        ], $e, $f, 0)
    };
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr;
        $(@$option:ident)?
    ) => {
        $crate::linux_wrong!(@asm $ret, $nr, [
            in("$4") $a, in("$5") $b, in("$6") $c, inlateout("$7") $d => _,
        ], $e, $f, $g)
    };
    (@asm $ret:tt, $nr:expr, [$($operand:tt)*], $e:expr, $f:expr, $g:expr) => {
        ::core::arch::asm!(
            "addiu $29, $29, -32",
            "sw $8, 16($29)",
            "sw $9, 20($29)",
            "sw $10, 24($29)",
            "syscall",
            "addiu $29, $29, 32",
            "subu $8, $0, $7",
            "xor $2, $2, $8",
            "addu $2, $2, $7",
            inlateout("$2") $nr => $ret,
            $($operand)*
            inlateout("$8") $e => _, inlateout("$9") $f => _, inlateout("$10") $g => _,
            lateout("$3") _, lateout("$11") _, lateout("$12") _, lateout("$13") _,
            lateout("$14") _, lateout("$15") _, lateout("$24") _, lateout("$25") _,
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_wrong: $($call)* }
    };
}

pub use crate::{linux_wrong, linux_wrong as linux};
