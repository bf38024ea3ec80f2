//! Linux on s390x (Linux `arch/s390/kernel/entry.S`, `arch/s390/kernel/syscall.c`, `arch/s390/kernel/signal.c`).
//!
//! `svc 0`, with the number in `r1`; the arguments are in `r2` to `r7`, the result is in `r2` (-4095 to -1 is an error).
//! `svc` is an interruption: the kernel restores all other general registers, the condition code with the whole PSW,
//! the floating-point, vector and access registers. A call that is resumed after a stop comes back through the vDSO, and
//! keeps its number in `r1`.

/// Linux on s390x.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_s390x {
    (
        $ret:tt = $nr:expr
            $(, $a:expr $(, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?)?)?;
        $(@$option:ident)?
    ) => {
        ::core::arch::asm!(
            "svc 0",
            in("r1") $nr,
            $(in("r2") $a, $(in("r3") $b, $(in("r4") $c, $(in("r5") $d,
                $(in("r6") $e, $(in("r7") $f,)?)?)?)?)?)?
            lateout("r2") $ret,
            options(nostack, preserves_flags $(, $option)?),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_s390x: $($call)* }
    };
}

pub use crate::{linux_s390x, linux_s390x as linux};
