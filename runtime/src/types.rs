//! The integer types by their names in the specification, and the untyped pointee.

/// A signed 8-bit integer.
pub type I8 = i8;
/// A signed 16-bit integer.
pub type I16 = i16;
/// A signed 32-bit integer: C's `int`.
pub type I32 = i32;
/// A signed 64-bit integer.
pub type I64 = i64;
/// An unsigned 8-bit integer: a byte.
pub type U8 = u8;
/// An unsigned 16-bit integer.
pub type U16 = u16;
/// An unsigned 32-bit integer: C's `unsigned int`.
pub type U32 = u32;
/// An unsigned 64-bit integer.
pub type U64 = u64;
/// The pointee of an untyped pointer: C's `void`.
pub type Void = core::ffi::c_void;
