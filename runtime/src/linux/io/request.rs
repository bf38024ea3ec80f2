//! Construction of `ioctl` request numbers, like the C macros `_IO`, `_IOR`, `_IOW` and `_IOWR`.
//!
//! A request encodes a direction, the size of its argument, a type that identifies the driver, and
//! a number. The layout depends on the architecture (Linux `asm/ioctl.h`): the `_IOC_*` constants
//! are generated from it, and these functions are built on them.

#![allow(non_snake_case, clippy::used_underscore_items, reason = "the names of C")]

use crate::{
    U8, U32,
    linux::constants::io::{
        _IOC_DIRMASK, _IOC_DIRSHIFT, _IOC_NONE, _IOC_NRMASK, _IOC_NRSHIFT, _IOC_READ,
        _IOC_SIZEMASK, _IOC_SIZESHIFT, _IOC_TYPEMASK, _IOC_TYPESHIFT, _IOC_WRITE,
    },
};

/// A request of its parts (`ioctl(2)`): [`_IO`], [`_IOR`], [`_IOW`] and [`_IOWR`] do this with the size of a type.
///
/// ```
/// use sysdecl::linux::io::{_IOC, _IOC_NONE, _IOC_READ, TIOCGPTN};
///
/// assert_eq!(_IOC(_IOC_READ, b'T', 0x30, 4), TIOCGPTN);
/// assert_eq!(_IOC(_IOC_NONE, b'!', 1, 0) & 0xffff, 0x2101);
/// ```
///
/// # Panics
///
/// If `direction` is greater than [`_IOC_DIRMASK`] or `size` greater than [`_IOC_SIZEMASK`]. In a constant that is an
/// error at compile time.
#[must_use]
pub const fn _IOC(direction: U32, kind: U8, number: U8, size: usize) -> U32 {
    assert!(direction <= _IOC_DIRMASK, "a request has no such direction");
    assert!(size <= _IOC_SIZEMASK as usize, "the argument of a request is too large");
    #[expect(clippy::cast_possible_truncation, reason = "as just asserted")]
    let size = size as U32;
    direction << _IOC_DIRSHIFT
        | size << _IOC_SIZESHIFT
        | (kind as U32) << _IOC_TYPESHIFT
        | (number as U32) << _IOC_NRSHIFT
}

/// Refuses a type that is too large for a request, at compile time.
const fn assert_fits<T>() {
    assert!(
        size_of::<T>() <= _IOC_SIZEMASK as usize,
        "the argument of an `ioctl` request is too large"
    );
}

/// A request without an argument, or with one that is a number (`ioctl(2)`).
///
/// ```
/// use sysdecl::linux::io::_IO;
///
/// const KVM_GET_API_VERSION: u32 = _IO(0xae, 0x00);
/// assert_eq!(KVM_GET_API_VERSION & 0xffff, 0xae00);
/// ```
#[must_use]
pub const fn _IO(kind: U8, number: U8) -> U32 {
    _IOC(_IOC_NONE, kind, number, 0)
}

/// A request that reads a `T`: the kernel writes it, the program reads it (`ioctl(2)`).
///
/// A `T` that is too large is an error at compile time.
///
/// ```
/// use sysdecl::linux::io::{_IOR, TCGETS2, Termios2};
///
/// assert_eq!(_IOR::<Termios2>(b'T', 0x2a), TCGETS2);
/// ```
///
/// ```compile_fail
/// // The size has 14 bits at most.
/// const TOO_LARGE: u32 = sysdecl::linux::io::_IOR::<[u8; 0x4000]>(b'T', 1);
/// ```
#[must_use]
pub const fn _IOR<T>(kind: U8, number: U8) -> U32 {
    const { assert_fits::<T>() }
    _IOC(_IOC_READ, kind, number, size_of::<T>())
}

/// A request that writes a `T`: the program writes it, the kernel reads it (`ioctl(2)`).
///
/// A `T` that is too large is an error at compile time.
///
/// ```
/// use sysdecl::linux::io::{_IOW, TCSETS2, Termios2};
///
/// assert_eq!(_IOW::<Termios2>(b'T', 0x2b), TCSETS2);
/// ```
#[must_use]
pub const fn _IOW<T>(kind: U8, number: U8) -> U32 {
    const { assert_fits::<T>() }
    _IOC(_IOC_WRITE, kind, number, size_of::<T>())
}

/// A request that writes a `T` and reads it back (`ioctl(2)`).
///
/// A `T` that is too large is an error at compile time.
///
/// ```
/// use sysdecl::linux::io::_IOWR;
/// use sysdecl::linux::security::{SECCOMP_IOC_MAGIC, SECCOMP_IOCTL_NOTIF_RECV, SeccompNotif};
///
/// assert_eq!(_IOWR::<SeccompNotif>(SECCOMP_IOC_MAGIC, 0), SECCOMP_IOCTL_NOTIF_RECV);
/// ```
#[must_use]
pub const fn _IOWR<T>(kind: U8, number: U8) -> U32 {
    const { assert_fits::<T>() }
    _IOC(_IOC_READ | _IOC_WRITE, kind, number, size_of::<T>())
}

/// The direction of a request: [`_IOC_NONE`], or [`_IOC_READ`] and [`_IOC_WRITE`] (`ioctl(2)`).
///
/// ```
/// use sysdecl::linux::io::{_IOC_DIR, _IOC_READ, TCGETS2};
///
/// assert_eq!(_IOC_DIR(TCGETS2), _IOC_READ);
/// ```
#[must_use]
pub const fn _IOC_DIR(request: U32) -> U32 {
    request >> _IOC_DIRSHIFT & _IOC_DIRMASK
}

/// The type of a request, which stands for the driver (`ioctl(2)`).
///
/// ```
/// use sysdecl::linux::io::{_IOC_TYPE, TCGETS2};
///
/// assert_eq!(_IOC_TYPE(TCGETS2), b'T');
/// ```
#[must_use]
pub const fn _IOC_TYPE(request: U32) -> U8 {
    (request >> _IOC_TYPESHIFT & _IOC_TYPEMASK) as U8
}

/// The number of a request within its type (`ioctl(2)`).
///
/// ```
/// use sysdecl::linux::io::{_IOC_NR, TCGETS2};
///
/// assert_eq!(_IOC_NR(TCGETS2), 0x2a);
/// ```
#[must_use]
pub const fn _IOC_NR(request: U32) -> U8 {
    (request >> _IOC_NRSHIFT & _IOC_NRMASK) as U8
}

/// The size of the argument of a request, in bytes (`ioctl(2)`).
///
/// ```
/// use sysdecl::linux::io::{_IOC_SIZE, TCGETS2, Termios2};
///
/// assert_eq!(_IOC_SIZE(TCGETS2), size_of::<Termios2>());
/// ```
#[must_use]
pub const fn _IOC_SIZE(request: U32) -> usize {
    (request >> _IOC_SIZESHIFT & _IOC_SIZEMASK) as usize
}
