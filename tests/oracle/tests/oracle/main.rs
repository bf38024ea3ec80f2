//! Entries into kernels that this machine does not have, looked at from the kernel's side: the number with its
//! class, the words in their places, what becomes of an answer, and that nothing in a lost register is kept.
//!
//! Looked at are the entries expanded for Linux on this architecture, and the object code of the systems
//! themselves when `SYSDECL_ORACLE` names a folder with `<target>.o` of the crate `sysdecl-oracle`: CI builds
//! them. The instruction that would enter the kernel is replaced by one that traps; on x86-64 it is also left
//! as it is, and Linux hands it back.

#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "registers are looked at as bits"
)]

mod code;
mod disassembly;
mod facts;
mod imports;
mod kernel;
mod machine;
mod subject;
mod unproved;
