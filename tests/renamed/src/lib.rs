//! Declarations in a crate without the name `sysdecl`, without std and without warnings: clippy reports nothing about
//! expansions that it would not report about hand-written code.
#![no_std]
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications)]
#![deny(elided_lifetimes_in_paths, single_use_lifetimes, trivial_casts, trivial_numeric_casts)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::undocumented_unsafe_blocks)]
#![deny(clippy::multiple_unsafe_ops_per_block, clippy::shadow_unrelated)]
#![deny(clippy::allow_attributes, clippy::implicit_return)]

use core::ffi::CStr;

use kernel::prelude::*;

pub use kernel;

/// An entry with the `expr` fragment of edition 2021, which does not match `const { … }`. It returns the number.
macro_rules! entry_of_2021 {
    ($ret:ident = $nr:expr; $($option:ident),*) => {
        $ret = ::core::ptr::without_provenance_mut(isize::cast_unsigned($nr))
    };
}

/// Returns 4.
#[must_use]
#[syscall(nr = 3_i32.saturating_add(1), abi = entry_of_2021, crate = kernel)]
pub safe fn four() -> I32;

/// Returns its number.
#[must_use]
#[syscall(nr = SYS_GETPPID, abi = entry_of_2021, crate = kernel)]
pub safe fn number_of_getppid() -> U64;

/// Defines a declaration in a macro for other crates.
#[macro_export]
macro_rules! declare {
    ($name:ident) => {
        #[$crate::kernel::syscall(os = "linux", crate = $crate::kernel)]
        safe fn $name() -> i32;
    };
}

/// A process id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
#[sysdecl(crate = kernel)]
pub struct Pid(pub I32);

/// An address with the type of its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
#[sysdecl(crate = kernel)]
pub struct Address<T>(pub *mut T);

/// A priority as the kernel returns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
#[sysdecl(crate = kernel)]
#[repr(i32)]
pub enum Priority {
    /// The highest value in the test.
    High = 1,
    /// The default.
    Usual = 20,
}

bitflags::bitflags! {
    /// Flags of `getrandom`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
    #[sysdecl(crate = kernel)]
    pub struct Random: U32 {
        /// Returns immediately instead of waiting.
        const NONBLOCK = 1;
    }
}

/// The id of the process.
#[must_use]
#[syscall(nr = SYS_GETPID, os = "linux", crate = kernel)]
pub safe fn getpid() -> Pid;

/// The process group of a process.
///
/// # Errors
///
/// - `ESRCH`: the process does not exist.
#[syscall(nr = SYS_GETPGID.saturating_add(0), os = "linux", crate = ::kernel)]
pub safe fn getpgid(pid: Pid) -> Result<Pid, Errno>;

#[syscall(os = "linux", crate = kernel)]
unsafe extern "C" {
    /// The priority of a process.
    ///
    /// # Errors
    ///
    /// - `ESRCH`: the process does not exist.
    #[syscall(nr = SYS_GETPRIORITY)]
    pub safe fn priority(which: I32, who: Pid) -> Result<Priority, Errno>;

    /// Fills a buffer with random bytes.
    ///
    /// # Errors
    ///
    /// - `EAGAIN`: the call would block.
    #[syscall(retry)]
    pub safe fn getrandom(bytes: &mut [u8], flags: Random) -> Result<usize, Errno>;

    /// Opens a file.
    #[must_use]
    pub safe fn openat(dir: kernel::fd::BorrowedFd<'_>, path: &CStr, flags: I32, mode: U32) -> I64;

    /// Moves the program break.
    ///
    /// # Safety
    ///
    /// No other code may own the memory in between.
    pub fn brk(end: Address<Void>) -> Address<Void>;

    /// Writes cached data to disk.
    pub safe fn sync();

    /// Exits the process.
    pub safe fn exit_group(code: I32) -> !;
}
