//! The system calls of NT: `#[syscall(nr = EXPR, os = "windows")]`.
//!
//! The number of a call changes with every build of Windows, so this crate has no table of them, and
//! a program that contains a number runs on one build only. The functions of [`ntdll`](super::ntdll) are stable and
//! documented: prefer them. Direct system calls are for programs
//! that read the numbers from the loaded `ntdll.dll`, such as tools for testing and tracing. Therefore
//! `nr` can be any expression here, which is evaluated at each call. (On arm64 the number is part of the
//! instruction, and must be a constant.)
//!
//! ```
//! use core::sync::atomic::{AtomicU32, Ordering};
//! use sysdecl::windows::prelude::*;
//!
//! /// Determined when the program starts.
//! static NT_CLOSE: AtomicU32 = AtomicU32::new(0);
//!
//! # #[cfg(not(target_arch = "aarch64"))]
//! #[syscall(nr = NT_CLOSE.load(Ordering::Relaxed), os = "windows")]
//! pub fn close(handle: Handle) -> Result<(), NtStatus>;
//! ```
//!
//! # Results
//!
//! The return value is an [`NtStatus`]. A declaration returns a type that implements [`FromStatus`]:
//! the status itself, `I32` or `U32` with its bits, nothing, or a `Result`, in which every status other than
//! a success is the error.

use super::NtStatus;
use crate::{
    __private::FromFailure,
    abi::Word,
    types::{I32, U32},
};

/// A type that a system call of NT can be declared to return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned by a system call of NT",
    label = "an `NTSTATUS` cannot be converted to this type",
    note = "help: return `NtStatus`, `()`, `Result<(), NtStatus>`, or `Result<NtStatus, NtStatus>` to get the success code"
)]
pub trait FromStatus: Sized {
    /// Converts the return value: the status is the lower half of the register; the upper half is ignored.
    fn from_status(word: Word) -> Self;
}

/// The success value of an NT system call: the `T` of `Result<T, E>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the success value of a system call of NT",
    label = "an `NTSTATUS` cannot be converted to this type",
    note = "help: use `()`, or `NtStatus` to get the success code"
)]
pub trait FromSuccessStatus: Sized {
    /// Converts a return value that is not an error.
    fn from_success(status: NtStatus) -> Self;
}

impl FromSuccessStatus for () {
    #[inline(always)]
    fn from_success(_: NtStatus) -> Self {}
}

impl FromSuccessStatus for NtStatus {
    #[inline(always)]
    fn from_success(status: NtStatus) -> Self {
        status
    }
}

/// `FromFailure<NtStatus>` is every type that is `From<NtStatus>`.
impl<T: FromSuccessStatus, E: FromFailure<NtStatus>> FromStatus for Result<T, E> {
    #[inline(always)]
    fn from_status(word: Word) -> Self {
        let status = status(word);
        if status.is_success() { Ok(T::from_success(status)) } else { Err(E::from(status)) }
    }
}

impl FromStatus for NtStatus {
    #[inline(always)]
    fn from_status(word: Word) -> Self {
        status(word)
    }
}

impl FromStatus for I32 {
    #[inline(always)]
    fn from_status(word: Word) -> Self {
        status(word).code()
    }
}

impl FromStatus for U32 {
    #[inline(always)]
    fn from_status(word: Word) -> Self {
        status(word).code() as U32
    }
}

impl FromStatus for () {
    #[inline(always)]
    fn from_status(_: Word) -> Self {}
}

#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "NT gives 32 bits")]
fn status(word: Word) -> NtStatus {
    NtStatus::from_code(word as usize as U32 as I32)
}
