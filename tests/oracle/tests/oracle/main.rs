//! Tests entries into kernels that are not available on this machine from the kernel's side: the number with its
//! class, the registers of the words, the conversion of return values, and that no value is kept in a clobbered
//! register.
//!
//! Covers the entries expanded for Linux on this architecture, and the object code for the systems themselves if
//! `SYSDECL_ORACLE` names a folder with `<target>.o` files of the crate `sysdecl-oracle`, which CI builds. The
//! instruction that would enter the kernel is replaced by one that traps; on x86-64 the original instruction is
//! tested as well, with syscall user dispatch.

#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "registers are compared as bits"
)]

mod code;
mod disassembly;
mod facts;
mod imports;
mod kernel;
mod machine;
mod subject;
mod unproved;
