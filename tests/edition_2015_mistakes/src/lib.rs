//! Declarations with one mistake each, in a crate of edition 2015, in which `::core` is a path in the crate.

extern crate sysdecl;

use sysdecl::prelude::*;

/// The module that `::core` refers to.
pub mod core {}

pub struct Process;

impl Process {
    #[syscall(os = "linux")]
    pub fn getpid(_: I32) -> I32;
}

#[syscall(os = "linx")]
pub fn getppid() -> I32;

#[syscall(os = "linux")]
unsafe extern {
    pub fn close(fd: I32, more: I32) -> Result<(), Errno>;
    pub fn fsync(fd: String) -> Result<(), Errno>;
}

#[derive(ToKernel)]
pub struct Nothing;
