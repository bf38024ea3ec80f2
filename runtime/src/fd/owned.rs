//! The owner of a descriptor: `std`'s, or one that closes by this crate's own call.

// Where this crate can enter the kernel, and has the constants of the call.
#[cfg(all(
    feature = "modules",
    any(
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
    ),
))]
mod duplicate;
#[cfg(not(all(feature = "std", unix)))]
mod own;

#[cfg(all(feature = "std", unix))]
use core::mem::ManuallyDrop;
use core::mem::{self, MaybeUninit};

use super::RawFd;
#[cfg(all(feature = "std", unix))]
use crate::__private::OptionReceived;
use crate::{Errno, FromSuccess, Received, Shape, ToKernel, abi::Word};

#[cfg(all(
    feature = "modules",
    any(
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
    ),
))]
pub use self::duplicate::duplicate;
#[cfg(not(all(feature = "std", unix)))]
pub use self::own::OwnedFd;
#[cfg(all(feature = "std", unix))]
pub use std::os::fd::OwnedFd;

/// Passes the descriptor to the kernel, as `close` takes it: it is not closed here.
impl ToKernel for OwnedFd {
    const SHAPE: Shape = Shape::DESCRIPTOR;

    #[inline(always)]
    #[allow(unknown_lints, integer_to_ptr_transmutes, reason = "it has no provenance")]
    fn into_kernel(self) -> Word {
        // SAFETY: the type is documented to have the layout of `RawFd`, and any integer is a valid address.
        unsafe { mem::transmute::<isize, Word>(mem::transmute::<Self, RawFd>(self) as isize) }
    }
}

/// A new descriptor, which the caller then owns. Any word above the largest descriptor is an error
/// ([unexpected return values](Errno#unexpected-return-values)).
impl FromSuccess for OwnedFd {
    const LARGEST: usize = RawFd::MAX as usize;
    const SHAPE: Shape = Shape::DESCRIPTOR;

    #[inline(always)]
    unsafe fn from_success<E: From<Errno>>(word: Word) -> Result<Self, E> {
        if word as usize > Self::LARGEST {
            // SAFETY: an `Errno` is any word but 0.
            return Err(E::from(unsafe { mem::transmute::<Word, Errno>(word) }));
        }
        // SAFETY: the caller guarantees that the word is valid, and it is no larger.
        unsafe { Self::from_compared(word) }
    }

    #[inline(always)]
    unsafe fn from_compared<E: From<Errno>>(word: Word) -> Result<Self, E> {
        // SAFETY: the layout is as above, and the number is not -1. The caller guarantees that the call
        // returned a new descriptor.
        Ok(unsafe { mem::transmute::<RawFd, Self>(word as usize as RawFd) })
    }
}

/// No descriptor: what the memory holds until the kernel has written one.
const NONE: MaybeUninit<OwnedFd> =
    // SAFETY: the layout is as above, and a `MaybeUninit` need not be valid.
    unsafe { mem::transmute::<RawFd, MaybeUninit<OwnedFd>>(-1) };

// SAFETY: the layout is as above. Only -1 is invalid, every negative number is rejected, and the memory is
// initialised.
unsafe impl Received for OwnedFd {
    const ZEROED: MaybeUninit<Self> = NONE;
    const UNINIT: MaybeUninit<Self> = NONE;
    const ALWAYS_VALID: bool = false;

    #[inline(always)]
    unsafe fn is_valid(memory: *const Self) -> bool {
        // SAFETY: the memory is readable and initialised.
        unsafe { memory.cast::<RawFd>().read_unaligned() >= 0 }
    }
}

// Without `std` the type has no niche.
// SAFETY: -1 is documented to be the niche of the type, and the constant below verifies it; every other negative number
// is rejected.
#[cfg(all(feature = "std", unix))]
unsafe impl OptionReceived for OwnedFd {
    const ALWAYS_OPTION: bool = false;

    #[inline(always)]
    unsafe fn is_option(memory: *const Self) -> bool {
        // SAFETY: the memory is readable and initialised.
        unsafe { memory.cast::<RawFd>().read_unaligned() >= -1 }
    }
}

#[cfg(all(feature = "std", unix))]
const _: () = {
    // SAFETY: if -1 were not the niche, this would not compile.
    let none = unsafe { mem::transmute::<RawFd, ManuallyDrop<Option<OwnedFd>>>(-1) };
    // SAFETY: a `ManuallyDrop` has the layout of its contents.
    assert!(unsafe { &*(&raw const none).cast::<Option<OwnedFd>>() }.is_none());
};
