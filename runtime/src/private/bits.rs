//! What the derives need to know about a type written by `bitflags!`, without naming `bitflags`: programs without flags need not
//! depend on it, and programs with flags may use any version 2.

use crate::Received;
#[cfg(feature = "macros")]
use crate::{Shape, ToKernel};

/// The shape of a flag type, which is that of its bits.
#[cfg(feature = "macros")]
pub const fn shape_of_bits<T, B: ToKernel>(_: fn(&T) -> B) -> Shape {
    B::SHAPE.__newtype(0)
}

/// Whether every bit pattern is a value of a flag type. Its bits are the only field of its only field: the derive proves this by
/// a pattern without `..`, since no trait that `bitflags` implements for its types does. (Bits in a `Cell`, or in an enum with
/// fields, can be invalid although `size_of` shows no niche.)
#[must_use]
pub const fn bits_are_valid<T, B: Received>(_: fn(&T) -> &B) -> bool {
    only_bits(size_of::<T>(), size_of::<B>());
    assert!(
        B::ALWAYS_VALID,
        "not every bit pattern of this type is valid\n\
         help: use one field, of an integer type"
    );
    true
}

/// Compares the size of a flag type with that of its bits.
pub const fn only_bits(flags: usize, bits: usize) {
    assert!(flags == bits, "the type holds more than its bits");
}
