//! What the kernel rules know of a type that the macro cannot judge by its spelling.

use crate::__private::Thin;

/// Describes what a type passes to the kernel, or receives from it.
///
/// The [kernel rules](macro@crate::syscall#kernel-rules) check an alias or a type of your own through its
/// [`ToKernel::SHAPE`](trait@crate::ToKernel). The derives set it. A manual `impl` can omit it: the
/// type is then not checked.
///
/// ```
/// use sysdecl::{I32, Shape, ToKernel, abi::Word};
///
/// /// A signal, as the kernel numbers it.
/// struct Signal(I32);
///
/// impl ToKernel for Signal {
///     const SHAPE: Shape = I32::SHAPE.of_own_type();
///
///     fn into_kernel(self) -> Word {
///         self.0.into_kernel()
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Shape(pub(crate) u64);

// One integer, since a constant is computed from it for each parameter: the kind; what is said beside it; in the upper half the bits
// of an integer, or the bytes behind a pointer, which are 0 where that is not known.
pub(crate) const UNKNOWN: u64 = 0;
pub(crate) const NOTHING: u64 = 1;
pub(crate) const INTEGER: u64 = 2;
pub(crate) const POINTER: u64 = 3;
pub(crate) const DESCRIPTOR: u64 = 4;
/// A reference to what owns something.
pub(crate) const CONTAINER: u64 = 5;

pub(crate) const OWN: u64 = 1 << 8;
const RESULT: u64 = 1 << 9;
pub(crate) const RAW: u64 = 1 << 10;
pub(crate) const READ_ONLY: u64 = 1 << 11;
/// Not every bit pattern is a value of what a reference points to.
pub(crate) const PARTIAL: u64 = 1 << 12;
/// Nothing is known of what a reference points to, not even how much there is: `c_void`.
pub(crate) const OPAQUE: u64 = 1 << 13;
/// A descriptor that its owner closes.
const BORROWED: u64 = 1 << 14;

impl Shape {
    /// Nothing is known about the type, so it is not checked.
    pub const UNKNOWN: Self = Self(UNKNOWN);
    /// No value: `()`.
    pub const NOTHING: Self = Self(NOTHING);
    /// A descriptor, owned or borrowed.
    pub const DESCRIPTOR: Self = Self(DESCRIPTOR);
    /// A raw pointer.
    pub const RAW_POINTER: Self = Self(POINTER | RAW);
    /// A reference to what owns something.
    pub(crate) const CONTAINER: Self = Self(CONTAINER);

    /// An integer of `bits` bits.
    pub const fn integer(bits: u32) -> Self {
        Self(INTEGER | (bits as u64) << 32)
    }

    /// A reference to a value of `size` bytes.
    pub const fn reference(size: usize) -> Self {
        let size = if size > u32::MAX as usize { u32::MAX as usize } else { size };
        Self(POINTER | (size as u64) << 32)
    }

    /// The same for a type that may exclude values that are unsafe to pass, such as the number of a descriptor that
    /// is not owned.
    pub const fn of_own_type(self) -> Self {
        Self(self.0 | OWN)
    }

    /// The same; if `is_read_only`, the kernel must not write through the pointer.
    pub const fn read_only(self, is_read_only: bool) -> Self {
        if is_read_only { Self(self.0 | READ_ONLY) } else { self }
    }

    /// The same, of a reference to this type. It is asked of the layout: a type with an invalid value has room for the `None` of its
    /// `Option`.
    pub(crate) const fn to<T: Thin + ?Sized>(self) -> Self {
        if T::HAS_INVALID_VALUES { Self(self.0 | PARTIAL) } else { self }
    }

    /// The same, of a reference to a type whose layout does not show that it has invalid values.
    pub(crate) const fn partial(self, is_partial: bool) -> Self {
        if is_partial { Self(self.0 | PARTIAL) } else { self }
    }

    /// The same, of a reference to something of unknown size.
    pub(crate) const fn opaque(self, is_opaque: bool) -> Self {
        if is_opaque { Self(self.0 | OPAQUE) } else { self }
    }

    /// A descriptor that is somebody else's to close.
    pub(crate) const BORROWED_DESCRIPTOR: Self = Self(DESCRIPTOR | BORROWED);

    /// The same, in a `Result`.
    pub(crate) const fn in_result(self) -> Self {
        Self(self.0 | RESULT)
    }

    pub(crate) const fn kind(self) -> u64 {
        self.0 & 0xff
    }

    /// The bits of an integer, or the bytes behind a pointer.
    pub(crate) const fn size(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// The bits of an integer, or 0.
    pub(crate) const fn integer_bits(self) -> u32 {
        if self.kind() == INTEGER { self.size() } else { 0 }
    }

    pub(crate) const fn is_own(self) -> bool {
        self.0 & OWN != 0
    }

    pub(crate) const fn is_result(self) -> bool {
        self.0 & RESULT != 0
    }

    pub(crate) const fn is_raw(self) -> bool {
        self.0 & RAW != 0
    }

    pub(crate) const fn is_opaque(self) -> bool {
        self.0 & OPAQUE != 0
    }

    pub(crate) const fn is_borrowed(self) -> bool {
        self.0 & BORROWED != 0
    }
}
