//! What the derives ask of a type that `bitflags!` wrote: by its own method `bits`, so that whoever uses no flags needs no
//! `bitflags`, and whoever does may use another version of it.

use crate::{Received, Shape, ToKernel};

/// The shape of a flag type, which is that of its bits.
pub const fn shape_of_bits<T, B: ToKernel>(_: fn(&T) -> B) -> Shape {
    B::SHAPE.__newtype(false)
}

/// Whether every value of the bits of a flag type is one that the kernel can write. There must be nothing else in the type.
pub const fn bits_are_valid<T, B: Received>(_: fn(&T) -> B) -> bool {
    only_bits(size_of::<T>(), size_of::<B>());
    B::ALWAYS_VALID
}

/// Holds the size of a flag type against that of its bits.
pub const fn only_bits(flags: usize, bits: usize) {
    assert!(flags == bits, "the type holds more than its bits");
}
