//! An entry with a mistake that the oracle has to find: it does not declare lost what macOS and FreeBSD lose
//! beyond Linux.

/// FreeBSD's entry, as one writes it who knows Linux.
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

use sysdecl::{I64, syscall};

#[syscall(nr = 20, abi = forgetful)]
safe fn getpid() -> I64;

alive!(alive0, |_v| getpid());
