//! The functions that the oracle tests call: they enter kernels that are not available on this machine.
//!
//! When compiled for macOS or FreeBSD, each function enters that kernel, and is accompanied by a hand-written
//! version: the test loads the object code (`.ci/stage/apple-bsd` builds it). When compiled for Linux, there is a
//! module for each entry of this architecture. The crate is always optimised, because otherwise no values are kept in
//! registers across a call.

#![no_std]
#![allow(
    missing_docs,
    clippy::too_many_arguments,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::ref_as_ptr,
    reason = "documented in `subject.rs`"
)]

#[macro_use]
mod subject;

#[cfg(any(target_os = "macos", target_os = "freebsd"))]
mod against_libc;
#[cfg(any(target_os = "macos", target_os = "freebsd"))]
mod by_hand;
#[cfg(target_os = "macos")]
mod link;
#[cfg(any(target_os = "macos", target_os = "freebsd"))]
mod typed;

#[cfg(any(target_os = "macos", target_os = "freebsd"))]
subject!(system, [os = ["macos", "freebsd"], unchecked(safety)], [os = ["macos", "freebsd"]], {});
#[cfg(target_os = "macos")]
mach_subject!(mach, sysdecl::abi::mach);

/// Modules for the entries of one architecture.
#[cfg(target_os = "linux")]
macro_rules! other_systems {
    ($macos:ident, $macos_pair:ident, $mach:ident, $freebsd:ident, $freebsd_pair:ident) => {
        subject!(macos, [abi = sysdecl::abi::$macos], [abi = sysdecl::abi::$macos_pair], {
            const SYS_GETPID: I32 = 20;
            const SYS_CLOSE: I32 = 6;
            const SYS_READ: I32 = 3;
            const SYS_LSEEK: I32 = 199;
            const SYS_MMAP: I32 = 197;
        });
        subject!(freebsd, [abi = sysdecl::abi::$freebsd], [abi = sysdecl::abi::$freebsd_pair], {
            const SYS_GETPID: I32 = 20;
            const SYS_CLOSE: I32 = 6;
            const SYS_READ: I32 = 3;
            const SYS_LSEEK: I32 = 478;
            const SYS_MMAP: I32 = 477;
        });
        mach_subject!(mach, sysdecl::abi::$mach);
    };
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
other_systems!(macos_x86_64, macos_pair_x86_64, mach_x86_64, freebsd_x86_64, freebsd_pair_x86_64);
#[cfg(all(target_os = "linux", target_arch = "aarch64"))]
other_systems!(
    macos_aarch64,
    macos_pair_aarch64,
    mach_aarch64,
    freebsd_aarch64,
    freebsd_pair_aarch64
);

#[cfg(all(target_os = "linux", any(target_arch = "aarch64", target_arch = "x86_64")))]
pub mod forgetful;

#[cfg(all(
    any(target_os = "linux", windows),
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
pub mod nt;

#[cfg(all(target_os = "linux", any(target_arch = "aarch64", target_arch = "x86_64")))]
pub mod options;
