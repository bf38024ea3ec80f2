//! What the tests of `sysdecl` share: the generator of its tables, and ways to look at what a call is.

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

/// The declarations that README shows, so that they are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
