//! 64-bit integers where a word has 32 bits.
//!
//! The plan of a call says which words have 64 bits ([`Wide`]). They are passed in two registers, or in one where registers are
//! wider than pointers (x32, n32). All other words are one, whatever integer is declared ([`Narrow`]).

use core::{num::NonZero, ptr};

use super::FromFailure;
use crate::{Errno, ToKernel, abi::Word, errno::FIRST_FAILURE};

/// A value that is one word where the kernel takes one: also a 64-bit integer.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be passed to the kernel",
    label = "this type cannot be passed in a register",
    note = "help: pass `&CStr`, a slice, an integer or a pointer; derive `ToKernel` for a type of your own",
    note = "help: write `usize` or `u64` in place of an alias of a 64-bit integer, which is one word here only under its own name"
)]
pub trait Narrow {
    /// The word. An integer that it does not hold becomes the greatest word, which no count or address is, and never another
    /// integer.
    fn into_kernel(self) -> Word;
}

#[diagnostic::do_not_recommend]
impl<T: ToKernel> Narrow for T {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        ToKernel::into_kernel(self)
    }
}

impl Narrow for u64 {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        // Values that fit in 32 bits, signed or unsigned.
        let high = (self >> 32) as u32;
        let fits = high == 0 || high == u32::MAX && (self as u32 as i32) < 0;
        ptr::without_provenance_mut(if fits { self as usize } else { usize::MAX })
    }
}

impl Narrow for i64 {
    #[inline(always)]
    fn into_kernel(self) -> Word {
        Narrow::into_kernel(self as u64)
    }
}

macro_rules! nonzero {
    ($($integer:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Narrow for NonZero<$integer> {
            #[inline(always)]
            fn into_kernel(self) -> Word {
                Narrow::into_kernel(self.get())
            }
        }

        #[diagnostic::do_not_recommend]
        impl Narrow for Option<NonZero<$integer>> {
            #[inline(always)]
            fn into_kernel(self) -> Word {
                Narrow::into_kernel(self.map_or(0, NonZero::get))
            }
        }

        #[diagnostic::do_not_recommend]
        impl Wide for NonZero<$integer> {
            #[inline(always)]
            fn into_kernel(self) -> Widened {
                Wide::into_kernel(self.get())
            }
        }

        #[diagnostic::do_not_recommend]
        impl Wide for Option<NonZero<$integer>> {
            #[inline(always)]
            fn into_kernel(self) -> Widened {
                Wide::into_kernel(self.map_or(0, NonZero::get))
            }
        }
    )*};
}

nonzero!(i64, u64);

/// A value of which the kernel takes 64 bits. A narrower integer is widened by its sign.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an integer of 64 bits",
    label = "the kernel takes 64 bits here",
    note = "help: write `I64` or `U64`"
)]
pub trait Wide {
    /// Its 64 bits.
    fn into_kernel(self) -> Widened;
}

macro_rules! integers {
    ($($integer:ident),*) => {$(
        impl Wide for $integer {
            #[inline(always)]
            fn into_kernel(self) -> Widened {
                widened(self as u64)
            }
        }
    )*};
}

integers!(i8, u8, i16, u16, i32, u32, i64, u64, isize, usize);

/// 64 bits on their way into the kernel.
#[cfg(target_arch = "x86_64")]
pub type Widened = u64;

#[cfg(target_arch = "x86_64")]
const fn widened(bits: u64) -> Widened {
    bits
}

/// 64 bits on their way into the kernel.
#[cfg(not(target_arch = "x86_64"))]
pub type Widened = Halves;

#[cfg(not(target_arch = "x86_64"))]
const fn widened(bits: u64) -> Widened {
    Halves(bits)
}

/// A 64-bit integer, to be passed in two words.
#[derive(Clone, Copy)]
pub struct Halves(u64);

impl Halves {
    /// The low half.
    #[inline(always)]
    pub const fn low(self) -> Word {
        ptr::without_provenance_mut(self.0 as usize)
    }

    /// The high half.
    #[inline(always)]
    pub const fn high(self) -> Word {
        ptr::without_provenance_mut((self.0 >> 32) as usize)
    }

    /// The half that is first in memory.
    #[inline(always)]
    pub const fn first(self) -> Word {
        if cfg!(target_endian = "little") { self.low() } else { self.high() }
    }

    /// The half that is second in memory.
    #[inline(always)]
    pub const fn second(self) -> Word {
        if cfg!(target_endian = "little") { self.high() } else { self.low() }
    }

    /// An offset in units of 4096 bytes: what `mmap2` takes, whatever the size of a page is.
    #[inline(always)]
    pub const fn pages(self) -> Word {
        ptr::without_provenance_mut((self.0 >> 12) as usize)
    }

    /// The length of a mapping at this offset. It is 0 where the offset is not a number of units that a word holds: that is
    /// `EINVAL`, as such an offset is elsewhere.
    #[inline(always)]
    pub fn length(self, length: Word) -> Word {
        if self.0 % 4096 == 0 && self.0 >> 44 == 0 { length } else { ptr::null_mut() }
    }
}

/// A register that is wider than a pointer.
pub trait Register: Copy {
    /// All of it. A pointer is extended as the kernel wants an address.
    fn into_register(self) -> u64;
    /// As much of it as this type holds.
    fn from_register(register: u64) -> Self;
}

impl Register for u64 {
    #[inline(always)]
    fn into_register(self) -> u64 {
        self
    }

    #[inline(always)]
    fn from_register(register: u64) -> Self {
        register
    }
}

/// On n32 a call takes them in a register or, as `preadv` does, in two.
impl Register for Halves {
    #[inline(always)]
    fn into_register(self) -> u64 {
        self.0
    }

    #[inline(always)]
    fn from_register(register: u64) -> Self {
        Self(register)
    }
}

impl Register for Word {
    #[inline(always)]
    fn into_register(self) -> u64 {
        let address = self.expose_provenance();
        // n32 sign-extends, as the processor does with every 32-bit integer.
        if cfg!(target_arch = "x86_64") { address as u64 } else { address as isize as u64 }
    }

    #[inline(always)]
    fn from_register(register: u64) -> Self {
        ptr::with_exposed_provenance_mut(register as usize)
    }
}

/// The return value of a call that returns 64 bits in a register.
pub type WideWord = u64;

/// What a call returns that returns an offset of 64 bits.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold the offset that this call returns",
    label = "the kernel returns an offset of 64 bits",
    note = "help: return `I64` or `Result<I64, Errno>`"
)]
pub trait FromWide: Sized {
    /// Converts 64 bits: an offset or a negative error number.
    ///
    /// # Safety
    ///
    /// They must be what the kernel returned from a call that is declared to return `Self`.
    unsafe fn from_wide(returned: u64) -> Self;

    /// Converts an offset that the kernel has written, or the error that it returned instead.
    ///
    /// # Safety
    ///
    /// As for [`from_wide`](Self::from_wide).
    #[inline(always)]
    unsafe fn from_written(word: Word, written: i64) -> Self {
        let returned = if word.is_null() { written } else { word as usize as isize as i64 };
        // SAFETY: guaranteed by the caller.
        unsafe { Self::from_wide(returned as u64) }
    }
}

macro_rules! from_wide {
    ($($integer:ident),*) => {$(
        impl FromWide for $integer {
            #[inline(always)]
            unsafe fn from_wide(returned: u64) -> Self {
                returned as $integer
            }
        }

        #[diagnostic::do_not_recommend]
        impl<E: FromFailure<Errno>> FromWide for Result<$integer, E> {
            #[inline(always)]
            unsafe fn from_wide(returned: u64) -> Self {
                if returned < FIRST_FAILURE as isize as u64 {
                    return Ok(returned as $integer);
                }
                match Errno::from_word(ptr::without_provenance_mut(returned as usize)) {
                    Some(errno) => Err(E::from(errno)),
                    None => super::unknown_value(),
                }
            }
        }
    )*};
}

from_wide!(i64, u64);
