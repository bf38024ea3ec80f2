//! The same calls in two versions: declared and hand-written. One test compiles this crate and compares the
//! instructions; another one executes and counts them.
//!
//! The hand-written version uses `asm!` in a function with the same signature, without calling other functions, which
//! is also the version with the fewest instructions in a debug build.

#![no_std]
#![cfg(all(
    target_os = "linux",
    any(target_arch = "aarch64", target_arch = "x86_64"),
    target_pointer_width = "64"
))]

/// The kernel's `struct stat`.
pub type Status = [u64; if cfg!(target_arch = "x86_64") { 18 } else { 16 }];

/// The value of a socket option, and its length.
#[derive(Clone, Copy, Debug, PartialEq, sysdecl::Received)]
#[repr(C)]
pub struct SocketOption {
    /// The value.
    pub value: u32,
    /// The length, which the kernel reads and writes.
    pub length: u32,
}

/// The result of a hand-written call: an error, or the given value.
macro_rules! result {
    ($ret:ident, $value:expr) => {
        if $ret as usize >= -4095_isize as usize {
            // SAFETY: an `Errno` has the representation of a return value in the last page.
            Err(unsafe { core::mem::transmute::<isize, Errno>($ret) })
        } else {
            Ok($value)
        }
    };
}

/// Calls this module's `write` until all bytes are written.
macro_rules! write_all {
    () => {
        /// Writes all bytes.
        ///
        /// # Errors
        ///
        /// The errors of `write`.
        #[inline]
        pub fn write_all(fd: BorrowedFd<'_>, mut buf: &[u8]) -> Result<(), Errno> {
            while !buf.is_empty() {
                let written = write(fd, buf)?;
                buf = buf.get(written..).unwrap_or_default();
            }
            Ok(())
        }
    };
}

/// The result of a call that returns exactly 0 on success: the return value is the representation of the `Result`.
macro_rules! only_zero {
    ($ret:ident) => {
        // SAFETY: `Ok` is 0, and any other word is an `Errno`.
        unsafe { core::mem::transmute::<isize, Result<(), Errno>>($ret) }
    };
}

#[cfg_attr(target_arch = "aarch64", path = "by_hand/aarch64.rs")]
#[cfg_attr(target_arch = "x86_64", path = "by_hand/x86_64.rs")]
#[allow(
    clippy::borrow_as_ptr,
    clippy::cast_lossless,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::missing_errors_doc,
    clippy::ptr_as_ptr,
    clippy::ref_as_ptr,
    reason = "typical for code that supports one architecture"
)]
pub mod by_hand;
pub mod declared;
pub mod entries;
mod out_of_line;
