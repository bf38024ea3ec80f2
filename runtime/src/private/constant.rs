//! A constant of the user's, of whichever integer type, as a word.

use core::mem;

/// An integer, of which a constant can be made a word.
///
/// # Safety
///
/// It is an integer of Rust's, and [`SIGNED`](Self::SIGNED) says which.
#[diagnostic::on_unimplemented(
    message = "a word is an integer, and `{Self}` is none",
    label = "this is no integer",
    note = "help: name a constant of an integer type, or write the number"
)]
pub unsafe trait Integer: Copy {
    /// Whether it can be negative.
    const SIGNED: bool;
}

macro_rules! integers {
    ($($integer:ident: $signed:literal),* $(,)?) => {$(
        // SAFETY: it is one.
        unsafe impl Integer for $integer {
            const SIGNED: bool = $signed;
        }
    )*};
}

integers! {
    i8: true, i16: true, i32: true, i64: true, isize: true,
    u8: false, u16: false, u32: false, u64: false, usize: false,
}

/// The word that a constant is, widened by its sign.
#[must_use]
pub const fn word_of<T: Integer>(value: T) -> isize {
    macro_rules! read {
        ($integer:ident) => {
            // SAFETY: it is an integer of the same size, of which any bits are one of the other sign.
            unsafe { mem::transmute_copy::<T, $integer>(&value) }
        };
    }
    let wide = match (T::SIGNED, mem::size_of::<T>()) {
        (true, 1) => read!(i8) as i64,
        (true, 2) => read!(i16) as i64,
        (true, 4) => read!(i32) as i64,
        (false, 1) => read!(u8) as i64,
        (false, 2) => read!(u16) as i64,
        (false, 4) => read!(u32) as i64,
        _ => read!(i64),
    };
    // A 32-bit register takes the unsigned half above `i32::MAX`, too.
    let word = wide as isize;
    let fits = word as i64 == wide || word as usize as u64 as i64 == wide;
    assert!(fits, "the constant does not fit a word");
    word
}
