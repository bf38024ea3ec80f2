//! What `nr = EXPR` can be.

/// An integer: what numbers a system call.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot number a system call",
    label = "this is no integer",
    note = "help: name an integer constant, such as `SYS_READ`, or write the number"
)]
pub trait Number {}

macro_rules! numbers {
    ($($integer:ty)*) => {$(
        impl Number for $integer {}
    )*};
}

numbers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

/// Holds a number, which is also given as `value`, against what a register can hold.
#[track_caller]
pub const fn number<T: Number>(number: &T, value: i128) {
    let _ = number;
    assert!(value >= 0, "a system call has no negative number");
    assert!(value <= isize::MAX as i128, "the number of a system call fits a register");
}
