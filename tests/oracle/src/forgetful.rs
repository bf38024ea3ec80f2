//! Faulty entries that the oracle must detect: not all clobbered registers are declared.

/// An entry for FreeBSD with the clobbers of Linux.
#[cfg(target_arch = "x86_64")]
macro_rules! forgetful {
    ($ret:ident = $nr:expr $(, $word:expr)*; $($o:tt)*) => {
        core::arch::asm!(
            "syscall",
            "jnc 2f",
            "neg rax",
            "2:",
            inlateout("rax") $nr => $ret,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack),
        )
    };
}

/// An entry for macOS without the clobber of `x17`. (A missing `x1` would break the address that the function writes
/// to.)
#[cfg(target_arch = "aarch64")]
macro_rules! forgetful {
    ($ret:ident = $nr:expr $(, $word:expr)*; $($o:tt)*) => {
        core::arch::asm!(
            "svc #0x80",
            "cneg x0, x0, cs",
            in("x16") $nr,
            lateout("x0") $ret,
            lateout("x1") _,
            options(nostack),
        )
    };
}

use sysdecl::{I64, syscall};

#[syscall(nr = 20, abi = forgetful)]
safe fn getpid() -> I64;

alive!(alive0, |_v| getpid());
