//! Shared code of the tests of `sysdecl`: the generator of its tables, and inspection of system calls.

pub mod assembly;
pub mod compiler;
pub mod declared;
pub mod documented;
pub mod elf;
pub mod generate;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub mod steps;
pub mod tool;
#[cfg(target_os = "linux")]
pub mod traced;
pub mod vdso_image;

/// The examples in README, which are compiled and run as documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
