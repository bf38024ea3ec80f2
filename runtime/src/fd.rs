//! Owned and borrowed descriptors.
//!
//! With the feature `std` these are the types and traits of `std::os::fd`, so that a `File` or a
//! `TcpStream` can be passed as well. Without it they are types of this crate with the same names,
//! methods and layout (the descriptor's number), for programs without `std`. `OwnedFd` is then
//! closed by a system call of this crate.
//!
//! ```
//! use sysdecl::{
//!     fd::{AsFd, BorrowedFd, OwnedFd},
//!     prelude::*,
//! };
//!
//! #[syscall(os = "linux")]
//! unsafe extern {
//!     safe fn eventfd2(count: U32, flags: I32) -> Result<OwnedFd, Errno>;
//!     safe fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;
//! }
//!
//! # #[cfg(target_os = "linux")] {
//! let counter = eventfd2(7, 0)?; // closed at the end of its scope
//! let mut value = [0; 8];
//! assert_eq!(read(counter.as_fd(), &mut value), Ok(8));
//! assert_eq!(u64::from_ne_bytes(value), 7);
//! # }
//! # Ok::<(), Errno>(())
//! ```
//!
//! # Raw descriptors
//!
//! A raw descriptor is an integer, which any code can forge. A function that takes one is therefore
//! `unsafe` to call, whatever it does: the caller must own the descriptor, or have borrowed it from
//! its owner. Modifying or closing a descriptor of other code violates the assumptions of that code: for example,
//! truncating a file that it has mapped is undefined behaviour. `std` calls this
//! [I/O safety](https://doc.rust-lang.org/std/io/index.html#io-safety). A number that cannot be open,
//! such as -1 or `AT_FDCWD`, is always allowed.
//!
//! A function that takes [`BorrowedFd`] can be a `safe fn`, because the type proves that the descriptor is open. A function that
//! closes its argument takes `OwnedFd` by value.
//!
//! # Differences without `std`
//!
//! - `Option<BorrowedFd>` and `Option<OwnedFd>` are larger than a descriptor. Stable Rust has no way to
//!   declare that a library's type is never -1.
//! - `try_clone` and `try_clone_to_owned` are missing, because those of `std` return a
//!   `std::io::Error`. `duplicate` does the same and returns an [`Errno`](crate::Errno) with and without
//!   `std`.
//! - On a target without a built-in entry there is no `OwnedFd`, because the crate cannot close it.

#[cfg(not(all(feature = "std", unix)))]
mod borrowed;
// Where a descriptor can be closed: by an entry of this crate, or by `std`.
#[cfg(any(
    all(feature = "std", unix),
    all(
        any(target_os = "linux", target_os = "android"),
        any(
            all(target_arch = "aarch64", target_pointer_width = "64"),
            target_arch = "arm",
            target_arch = "loongarch64",
            target_arch = "powerpc",
            target_arch = "powerpc64",
            target_arch = "riscv32",
            target_arch = "riscv64",
            target_arch = "s390x",
            target_arch = "x86",
            target_arch = "x86_64",
            all(
                sysdecl_experimental_arch,
                any(
                    target_arch = "mips",
                    target_arch = "mips32r6",
                    target_arch = "mips64",
                    target_arch = "mips64r6",
                    target_arch = "sparc64",
                ),
            ),
        ),
    ),
    target_os = "freebsd",
    target_os = "macos",
))]
mod owned;

use core::mem;
#[cfg(all(feature = "std", unix))]
pub use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, RawFd};

#[cfg(not(all(feature = "std", unix)))]
pub use self::borrowed::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, RawFd};
#[cfg(any(
    all(feature = "std", unix),
    all(
        any(target_os = "linux", target_os = "android"),
        any(
            all(target_arch = "aarch64", target_pointer_width = "64"),
            target_arch = "arm",
            target_arch = "loongarch64",
            target_arch = "powerpc",
            target_arch = "powerpc64",
            target_arch = "riscv32",
            target_arch = "riscv64",
            target_arch = "s390x",
            target_arch = "x86",
            target_arch = "x86_64",
            all(
                sysdecl_experimental_arch,
                any(
                    target_arch = "mips",
                    target_arch = "mips32r6",
                    target_arch = "mips64",
                    target_arch = "mips64r6",
                    target_arch = "sparc64",
                ),
            ),
        ),
    ),
    target_os = "freebsd",
    target_os = "macos",
))]
pub use self::owned::*;
use crate::{NoneWord, Shape, ToKernel, abi::Word};

// `BorrowedFd` and `OwnedFd` are documented to have the layout of the number, here and in `std`;
// `as_raw_fd` and `into_raw_fd` are calls in a debug build.

impl ToKernel for BorrowedFd<'_> {
    const SHAPE: Shape = Shape::BORROWED_DESCRIPTOR;

    #[inline(always)]
    #[allow(unknown_lints, integer_to_ptr_transmutes, reason = "it has no provenance")]
    fn into_kernel(self) -> Word {
        // Widened in place, like `RawFd::into_kernel`, which would be one more call in a debug build.
        // SAFETY: the layouts are the same, see above, and any integer is a valid address.
        unsafe { mem::transmute::<isize, Word>(mem::transmute::<Self, RawFd>(self) as isize) }
    }
}

/// `None` is -1, as for `mmap` without a file. (Relative paths are looked up from `AT_FDCWD`, which is -100.)
impl NoneWord for BorrowedFd<'_> {
    const NONE: isize = -1;
}
