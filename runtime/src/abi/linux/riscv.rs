//! Linux on riscv64 and riscv32 (Linux `arch/riscv/kernel/entry.S`, `arch/riscv/kernel/traps.c`,
//! `arch/riscv/kernel/signal.c`, `Documentation/arch/riscv/vector.rst`).
//!
//! `ecall`; the number is in `a7`, the arguments are in `a0` to `a5`, the result is in `a0` (-4095 to -1 is an error).
//! The kernel saves and restores all other integer registers, and the floating-point registers with `fcsr`.
//!
//! Clobbered are:
//! - `a7`: a call that was stopped while it waited with a timeout is resumed as `restart_syscall`, and the number of
//!   that call, 128, is left there (`arch/riscv/kernel/signal.c`);
//! - the vector state, `v0` to `v31` with `vl` and `vtype`: every call discards it
//!   (`__riscv_v_vstate_discard`). `preserves_flags` would promise `vl` and `vtype`, so the option is left out.

/// Linux on riscv64 and riscv32.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_riscv {
    (
        $ret:tt = $nr:expr
            $(, $a:expr $(, $b:expr $(, $c:expr $(, $d:expr $(, $e:expr $(, $f:expr)?)?)?)?)?)?;
        $(@$option:ident)?
    ) => {
        ::core::arch::asm!(
            "ecall",
            inlateout("a7") $nr => _,
            $(in("a0") $a, $(in("a1") $b, $(in("a2") $c, $(in("a3") $d,
                $(in("a4") $e, $(in("a5") $f,)?)?)?)?)?)?
            lateout("a0") $ret,
            lateout("v0") _, lateout("v1") _, lateout("v2") _, lateout("v3") _,
            lateout("v4") _, lateout("v5") _, lateout("v6") _, lateout("v7") _,
            lateout("v8") _, lateout("v9") _, lateout("v10") _, lateout("v11") _,
            lateout("v12") _, lateout("v13") _, lateout("v14") _, lateout("v15") _,
            lateout("v16") _, lateout("v17") _, lateout("v18") _, lateout("v19") _,
            lateout("v20") _, lateout("v21") _, lateout("v22") _, lateout("v23") _,
            lateout("v24") _, lateout("v25") _, lateout("v26") _, lateout("v27") _,
            lateout("v28") _, lateout("v29") _, lateout("v30") _, lateout("v31") _,
            options(nostack $(, $option)?),
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option! { linux_riscv: $($call)* }
    };
}

pub use crate::{linux_riscv, linux_riscv as linux};
