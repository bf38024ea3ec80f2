//! A constant of the user's, of whichever integer type, as a word.

use core::mem;

/// An integer, of which a constant can be made a word.
///
/// # Safety
///
/// It is an integer of Rust's, and [`SIGNED`](Self::SIGNED) says which.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an integer",
    label = "an integer constant is expected here",
    note = "help: name a constant of an integer type, or write the number"
)]
pub unsafe trait Integer: Copy {
    /// Whether it can be negative.
    const SIGNED: bool;
}

macro_rules! integers {
    ($($integer:ident: $signed:literal),* $(,)?) => {$(
        // SAFETY: it is a primitive integer.
        unsafe impl Integer for $integer {
            const SIGNED: bool = $signed;
        }
    )*};
}

integers! {
    i8: true, i16: true, i32: true, i64: true, i128: true, isize: true,
    u8: false, u16: false, u32: false, u64: false, u128: false, usize: false,
}

/// The value of any integer but the upper half of `u128`.
const fn value_of<T: Integer>(value: T) -> i128 {
    macro_rules! read {
        ($integer:ident) => {
            // SAFETY: an integer of the same size, for which all bits are valid.
            unsafe { mem::transmute_copy::<T, $integer>(&value) as i128 }
        };
    }
    match (T::SIGNED, size_of::<T>()) {
        (true, 1) => read!(i8),
        (true, 2) => read!(i16),
        (true, 4) => read!(i32),
        (true, 8) => read!(i64),
        (false, 1) => read!(u8),
        (false, 2) => read!(u16),
        (false, 4) => read!(u32),
        (false, 8) => read!(u64),
        (true, _) => read!(i128),
        (false, _) => {
            let value = read!(u128);
            assert!(value >= 0, "the constant does not fit in a word");
            value
        }
    }
}

/// The word that a constant is, widened by its sign.
#[must_use]
pub const fn word_of<T: Integer>(value: T) -> isize {
    let wide = value_of(value);
    // A register can also hold the upper half of the unsigned integers.
    let fits = wide >= isize::MIN as i128 && wide <= usize::MAX as i128;
    assert!(fits, "the constant does not fit in a word");
    wide as isize
}

/// Holds the number of a system call against what one can be.
#[track_caller]
pub const fn number<T: Integer>(number: T) {
    let value = value_of(number);
    assert!(value >= 0, "the number of a system call cannot be negative");
    assert!(value <= isize::MAX as i128, "the number of a system call must fit a register");
}

/// Holds the number of a system call against those of the calls whose facts the expansion relies on: uninitialised memory
/// and `nomem` would be unsound for another call, which a constant can have the name of.
#[track_caller]
pub const fn number_of<T: Integer>(number: T, table: &[u64]) {
    let value = value_of(number);
    let mut rest = table;
    while let [one, others @ ..] = rest {
        if value == *one as i128 {
            return;
        }
        rest = others;
    }
    panic!(
        "this constant is not the number of the system call that it is named after\n\
         help: correct it, or name the call by `name = \"…\"`; if both are meant, write `unchecked(number)`"
    );
}
