//! Flag types: the bits of one argument or result, with names.
//!
//! They have the methods, operators and traits of a type written by `bitflags!`, and implement
//! [`bitflags::Flags`], so code that is generic over flags takes them. They are not written by `bitflags!`
//! because of what that costs each user of this crate to build: see *Measured* in `ARCHITECTURE.md`. What is
//! more than an operation on the bits (names, iteration, parsing, printing) is left to `bitflags` itself.

use core::fmt::{self, Debug, Formatter};

use bitflags::{Flags, parser};

/// Lets bitflags types be arguments and results. A bit that has no name here is kept.
macro_rules! flags_cross {
    ($($flags:ty),* $(,)?) => {$(
        #[diagnostic::do_not_recommend]
        impl crate::ToKernel for $flags {
            const SHAPE: crate::Shape = crate::Shape::integer(size_of::<Self>() as u32 * 8);

            #[inline(always)]
            fn into_kernel(self) -> crate::abi::Word {
                // Wider bits than a word has: the kernel takes an `unsigned long`.
                crate::__private::Narrow::into_kernel(self.bits())
            }
        }

        #[diagnostic::do_not_recommend]
        impl crate::FromKernel for $flags {
            const SHAPE: crate::Shape = <Self as crate::ToKernel>::SHAPE;

            #[inline(always)]
            unsafe fn from_kernel(word: crate::abi::Word) -> Self {
                // SAFETY: the caller guarantees that the word is valid.
                Self::from_bits_retain(unsafe { crate::FromKernel::from_kernel(word) })
            }
        }

        #[diagnostic::do_not_recommend]
        impl crate::FromSuccess for $flags {
            const SHAPE: crate::Shape = <Self as crate::ToKernel>::SHAPE;

            #[inline(always)]
            unsafe fn from_success<E: From<crate::Errno>>(word: crate::abi::Word) -> Result<Self, E> {
                // SAFETY: the caller guarantees that the word is valid.
                Ok(unsafe { crate::FromKernel::from_kernel(word) })
            }
        }

        // SAFETY: all bits are valid, and the type has no other field.
        #[diagnostic::do_not_recommend]
        unsafe impl crate::Received for $flags {
            const ALWAYS_VALID: bool = {
                crate::__private::only_bits(size_of::<Self>(), size_of_val(&Self::empty().bits()));
                true
            };
        }
    )*};
}

/// Defines a flag type. Each flag is a constant; `#[cfg]` on a flag is honoured.
///
/// All bits are known, with or without a name: a later kernel may define more of them.
macro_rules! flags {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident: $bits:ident {
            $(
                $(#[doc = $flag_doc:literal])*
                $(#[cfg($($cfg:tt)*)])?
                const $flag:ident = $value:expr;
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
        #[repr(transparent)]
        pub struct $name($bits);

        #[allow(
            clippy::iter_without_into_iter,
            clippy::must_use_candidate,
            reason = "the methods, traits and attributes are those that `bitflags!` writes"
        )]
        impl $name {
            $(
                $(#[doc = $flag_doc])*
                $(#[cfg($($cfg)*)])?
                pub const $flag: Self = Self($value);
            )*

            /// Returns the value with no bit set.
            #[inline]
            pub const fn empty() -> Self {
                Self(0)
            }

            /// Returns the value with all bits set, including those without a name.
            #[inline]
            pub const fn all() -> Self {
                Self(!0)
            }

            /// Returns the bits.
            #[inline]
            pub const fn bits(&self) -> $bits {
                self.0
            }

            /// Converts from bits. Never `None`: every bit is known, with or without a name.
            #[inline]
            pub const fn from_bits(bits: $bits) -> Option<Self> {
                Some(Self(bits))
            }

            /// Converts from bits. All of them are kept: every bit is known, with or without a name.
            #[inline]
            pub const fn from_bits_truncate(bits: $bits) -> Self {
                Self(bits)
            }

            /// Converts from bits exactly.
            #[inline]
            pub const fn from_bits_retain(bits: $bits) -> Self {
                Self(bits)
            }

            /// Returns the flag with this name, such as `"CLOEXEC"`.
            #[inline]
            pub fn from_name(name: &str) -> Option<Self> {
                bitflags::Flags::from_name(name)
            }

            /// Whether no bit is set.
            #[inline]
            pub const fn is_empty(&self) -> bool {
                self.0 == 0
            }

            /// Whether all bits are set.
            #[inline]
            pub const fn is_all(&self) -> bool {
                self.0 == !0
            }

            /// Whether any bit of `other` is set in `self`.
            #[inline]
            pub const fn intersects(&self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Whether all bits of `other` are set in `self`.
            #[inline]
            pub const fn contains(&self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Sets the bits of `other`.
            #[inline]
            pub fn insert(&mut self, other: Self) {
                self.0 |= other.0;
            }

            /// Clears the bits of `other`.
            #[inline]
            pub fn remove(&mut self, other: Self) {
                self.0 &= !other.0;
            }

            /// Inverts the bits of `other`.
            #[inline]
            pub fn toggle(&mut self, other: Self) {
                self.0 ^= other.0;
            }

            /// Sets the bits of `other` if `value` is true, and clears them otherwise.
            #[inline]
            pub fn set(&mut self, other: Self, value: bool) {
                if value {
                    self.0 |= other.0;
                } else {
                    self.0 &= !other.0;
                }
            }

            /// Returns the bits set in both (`&`).
            #[inline]
            #[must_use]
            pub const fn intersection(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }

            /// Returns the bits set in either (`|`).
            #[inline]
            #[must_use]
            pub const fn union(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Returns the bits set in `self` but not in `other` (`-`).
            #[inline]
            #[must_use]
            pub const fn difference(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }

            /// Returns the bits set in exactly one of the two (`^`).
            #[inline]
            #[must_use]
            pub const fn symmetric_difference(self, other: Self) -> Self {
                Self(self.0 ^ other.0)
            }

            /// Returns the bits that are not set (`!`), including those without a name.
            #[inline]
            #[must_use]
            pub const fn complement(self) -> Self {
                Self(!self.0)
            }

            /// Iterates over the flags that are set; bits without a name come last, as one value.
            #[inline]
            pub fn iter(&self) -> bitflags::iter::Iter<Self> {
                bitflags::Flags::iter(self)
            }

            /// Iterates over the names and values of the flags that are set.
            #[inline]
            pub fn iter_names(&self) -> bitflags::iter::IterNames<Self> {
                bitflags::Flags::iter_names(self)
            }
        }

        impl bitflags::Flags for $name {
            type Bits = $bits;

            const FLAGS: &'static [bitflags::Flag<Self>] = &[
                $(
                    $(#[cfg($($cfg)*)])?
                    bitflags::Flag::new(stringify!($flag), Self::$flag),
                )*
                // The unnamed flag makes all bits known.
                bitflags::Flag::new("", Self(!0)),
            ];

            #[inline]
            fn bits(&self) -> $bits {
                self.0
            }

            #[inline]
            fn from_bits_retain(bits: $bits) -> Self {
                Self(bits)
            }
        }

        /// The names, as in `OpenFlags(WRONLY | CREAT)`; bits without a name in hexadecimal.
        impl core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&crate::flags::Names(self)).finish()
            }
        }

        flags!(@format $name: Binary, LowerHex, Octal, UpperHex);
        flags!(@operators $name:
            BitAnd bitand BitAndAssign bitand_assign intersection,
            BitOr bitor BitOrAssign bitor_assign union,
            BitXor bitxor BitXorAssign bitxor_assign symmetric_difference,
            Sub sub SubAssign sub_assign difference,
        );

        impl core::ops::Not for $name {
            type Output = Self;

            #[inline]
            fn not(self) -> Self {
                self.complement()
            }
        }

        impl Extend<Self> for $name {
            #[inline]
            fn extend<T: IntoIterator<Item = Self>>(&mut self, flags: T) {
                for flag in flags {
                    self.0 |= flag.0;
                }
            }
        }

        impl FromIterator<Self> for $name {
            #[inline]
            fn from_iter<T: IntoIterator<Item = Self>>(flags: T) -> Self {
                let mut all = Self(0);
                all.extend(flags);
                all
            }
        }

        impl IntoIterator for $name {
            type IntoIter = bitflags::iter::Iter<Self>;
            type Item = Self;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        flags_cross!($name);
    };
    (@format $name:ident: $($format:ident),*) => {$(
        impl core::fmt::$format for $name {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::$format::fmt(&self.0, f)
            }
        }
    )*};
    (@operators $name:ident: $($trait:ident $fn:ident $assign:ident $assign_fn:ident $method:ident,)*) => {$(
        impl core::ops::$trait for $name {
            type Output = Self;

            #[inline]
            fn $fn(self, other: Self) -> Self {
                self.$method(other)
            }
        }

        impl core::ops::$assign for $name {
            #[inline]
            fn $assign_fn(&mut self, other: Self) {
                *self = self.$method(other);
            }
        }
    )*};
}

/// What `Debug` shows in the parentheses.
pub(crate) struct Names<'a, T>(pub(crate) &'a T);

impl<T: Flags<Bits: parser::WriteHex>> Debug for Names<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { f.write_str("0x0") } else { parser::to_writer(self.0, f) }
    }
}
