//! Declarations in a crate that has no `sysdecl`, no std and no warning: clippy finds nothing in what
//! the macros wrote that a hand would have written otherwise.
#![no_std]
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications)]
#![deny(elided_lifetimes_in_paths, single_use_lifetimes, trivial_casts, trivial_numeric_casts)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::undocumented_unsafe_blocks)]
#![deny(clippy::multiple_unsafe_ops_per_block, clippy::shadow_unrelated)]
#![deny(clippy::allow_attributes, clippy::implicit_return)]

use core::ffi::CStr;

use kernel::prelude::*;

pub use kernel;

/// An entry whose `expr` is that of 2021: no `const { … }` by itself is one. It answers the number.
macro_rules! entry_of_2021 {
    ($ret:ident = $nr:expr; $($option:ident),*) => {
        $ret = ::core::ptr::without_provenance_mut(isize::cast_unsigned($nr))
    };
}

/// Answers 4.
#[must_use]
#[syscall(nr = 3_i32.saturating_add(1), abi = entry_of_2021, crate = kernel)]
pub safe fn four() -> I32;

/// Answers what the number is.
#[must_use]
#[syscall(nr = SYS_GETPPID, abi = entry_of_2021, crate = kernel)]
pub safe fn number_of_getppid() -> U64;

/// What a call in another crate's macro says.
#[macro_export]
macro_rules! declare {
    ($name:ident) => {
        #[$crate::kernel::syscall(os = "linux", crate = $crate::kernel)]
        safe fn $name() -> i32;
    };
}

/// A process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
#[sysdecl(crate = kernel)]
pub struct Pid(pub I32);

/// An address and what it is the address of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
#[sysdecl(crate = kernel)]
pub struct Address<T>(pub *mut T);

/// Whose limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
#[sysdecl(crate = kernel)]
#[repr(i32)]
pub enum Priority {
    /// The highest that is asked for here.
    High = 1,
    /// The usual.
    Usual = 20,
}

bitflags::bitflags! {
    /// How bytes are made.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
    #[sysdecl(crate = kernel)]
    pub struct Random: U32 {
        /// Without waiting.
        const NONBLOCK = 1;
    }
}

/// The process itself.
#[must_use]
#[syscall(nr = SYS_GETPID, os = "linux", crate = kernel)]
pub safe fn getpid() -> Pid;

/// The group of a process.
///
/// # Errors
///
/// `ESRCH` where there is none.
#[syscall(nr = SYS_GETPGID.saturating_add(0), os = "linux", crate = ::kernel)]
pub safe fn getpgid(pid: Pid) -> Result<Pid, Errno>;

#[syscall(os = "linux", crate = kernel)]
unsafe extern "C" {
    /// How urgent a process is.
    ///
    /// # Errors
    ///
    /// `ESRCH` where there is none.
    #[syscall(nr = SYS_GETPRIORITY)]
    pub safe fn priority(which: I32, who: Pid) -> Result<Priority, Errno>;

    /// Makes bytes.
    ///
    /// # Errors
    ///
    /// `EAGAIN` where one would have to wait.
    #[syscall(retry)]
    pub safe fn getrandom(bytes: &mut [u8], flags: Random) -> Result<usize, Errno>;

    /// Opens a file.
    #[must_use]
    pub safe fn openat(dir: kernel::fd::BorrowedFd<'_>, path: &CStr, flags: I32, mode: U32) -> I64;

    /// Moves the end of the heap.
    ///
    /// # Safety
    ///
    /// Nobody else may own what is moved over.
    pub fn brk(end: Address<Void>) -> Address<Void>;

    /// Writes everything down.
    pub safe fn sync();

    /// Ends the program.
    pub safe fn exit_group(code: I32) -> !;
}
