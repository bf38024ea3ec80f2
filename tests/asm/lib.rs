//! The same calls twice: declared, and by hand. A test compiles this and compares the instructions;
//! another one executes both, step by step.
//!
//! By hand means: as one writes it in Rust with `asm!`, for the same signature, without a detour, and with
//! no function called on the way: the fewest instructions in a debug build, too.

#![no_std]
#![cfg(all(
    target_os = "linux",
    any(target_arch = "aarch64", target_arch = "x86_64"),
    target_pointer_width = "64"
))]

/// The kernel's `struct stat`.
pub type Status = [u64; if cfg!(target_arch = "x86_64") { 18 } else { 16 }];

/// An option of a socket, and its length.
#[derive(Clone, Copy, Debug, PartialEq, sysdecl::Received)]
#[repr(C)]
pub struct SocketOption {
    /// The value.
    pub value: u32,
    /// The kernel reads and writes it.
    pub length: u32,
}

/// What becomes of an answer by hand: a failure or, as it is written, the value.
macro_rules! result {
    ($ret:ident, $value:expr) => {
        if $ret as usize >= -4095_isize as usize {
            // SAFETY: an `Errno` is an answer in the last page.
            Err(unsafe { core::mem::transmute::<isize, Errno>($ret) })
        } else {
            Ok($value)
        }
    };
}

/// A loop around this module's `write`, until all is written.
macro_rules! write_all {
    () => {
        /// Writes all of it.
        ///
        /// # Errors
        ///
        /// As `write`.
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

/// The same of a call that returns exactly 0 on success: the answer is the result, bit by bit.
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
    reason = "as one writes it for one machine"
)]
pub mod by_hand;
pub mod declared;
pub mod entries;
mod out_of_line;
