//! UTF-16: what Windows takes for text, and how to make it without an allocation.

use core::{
    char::{DecodeUtf16Error, decode_utf16},
    error::Error,
    fmt::{self, Debug, Display, Formatter, Write},
    marker::PhantomData,
    ptr::NonNull,
};

use crate::{
    foreign::ToForeign,
    types::{U16, Void},
};

/// Text in UTF-16 with a NUL at its end, borrowed: C's `LPCWSTR`.
///
/// It is one pointer, and crosses as such; `Option<U16CStr>` is null where it is `None`. [`w!`] makes
/// one of a literal at compile time, [`new`](Self::new) of a slice, and [`encode`] of any string.
///
/// [`w!`]: crate::w
///
/// ```
/// use sysdecl::windows::{U16CStr, w};
///
/// const NAME: U16CStr<'_> = w!("naïve.txt");
/// assert_eq!(NAME.to_units(), [0x6e, 0x61, 0xef, 0x76, 0x65, 0x2e, 0x74, 0x78, 0x74]);
/// assert_eq!(NAME.to_string(), "naïve.txt");
/// ```
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct U16CStr<'a> {
    first: NonNull<U16>,
    text: PhantomData<&'a [U16]>,
}

// SAFETY: it is a shared reference to integers.
unsafe impl Send for U16CStr<'_> {}
// SAFETY: as above.
unsafe impl Sync for U16CStr<'_> {}
// SAFETY: it is the address of the text.
unsafe impl ToForeign for U16CStr<'_> {}
// SAFETY: as above; `None` is null.
unsafe impl ToForeign for Option<U16CStr<'_>> {}

impl<'a> U16CStr<'a> {
    /// The text in `units`, which ends at the first zero; `None` if there is no zero.
    #[inline]
    #[must_use]
    pub const fn new(units: &'a [U16]) -> Option<Self> {
        let mut at = 0;
        while at < units.len() {
            if units[at] == 0 {
                // SAFETY: there is a terminating zero, and the slice outlives the text.
                return Some(unsafe { Self::from_ptr(units.as_ptr()) });
            }
            at += 1;
        }
        None
    }

    /// The text at an address.
    ///
    /// # Safety
    ///
    /// `first` must point to units that end with a zero and are not modified during `'a`.
    #[inline]
    #[must_use]
    pub const unsafe fn from_ptr(first: *const U16) -> Self {
        // SAFETY: the caller guarantees that the address is valid.
        Self { first: unsafe { NonNull::new_unchecked(first.cast_mut()) }, text: PhantomData }
    }

    /// The address of the first unit: C's `LPCWSTR`.
    #[inline]
    #[must_use]
    pub const fn as_ptr(self) -> *const U16 {
        self.first.as_ptr()
    }

    /// The number of units before the NUL, counted.
    #[inline]
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "`len() == 0` would count it all")]
    pub const fn len(self) -> usize {
        let mut count = 0;
        // SAFETY: the text ends with a zero, and the loop stops there.
        while unsafe { *self.as_ptr().add(count) } != 0 {
            count += 1;
        }
        count
    }

    /// The units before the NUL.
    #[inline]
    #[must_use]
    pub const fn to_units(self) -> &'a [U16] {
        // SAFETY: that many units are valid during `'a`.
        unsafe { core::slice::from_raw_parts(self.as_ptr(), self.len()) }
    }

    /// The units, and the NUL.
    #[inline]
    #[must_use]
    pub const fn to_units_with_nul(self) -> &'a [U16] {
        // SAFETY: that many units are valid, and the zero after them.
        unsafe { core::slice::from_raw_parts(self.as_ptr(), self.len() + 1) }
    }

    /// The characters; a unit that is half a pair is an error.
    #[inline]
    pub fn chars(self) -> impl Iterator<Item = Result<char, DecodeUtf16Error>> + 'a {
        decode_utf16(self.to_units().iter().copied())
    }
}

impl PartialEq for U16CStr<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.to_units() == other.to_units()
    }
}

impl Eq for U16CStr<'_> {}

/// The text; what is no character shows as `U+FFFD`.
impl Display for U16CStr<'_> {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.chars().try_for_each(|unit| f.write_char(unit.unwrap_or(char::REPLACEMENT_CHARACTER)))
    }
}

impl Debug for U16CStr<'_> {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for unit in self.chars() {
            let unit = unit.unwrap_or(char::REPLACEMENT_CHARACTER);
            unit.escape_debug().try_for_each(|part| f.write_char(part))?;
        }
        f.write_char('"')
    }
}

/// The error of [`encode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodeError {
    /// The string contains a NUL, which would terminate it early.
    HasNul,
    /// The buffer is too short for all units and the terminating NUL.
    TooLong,
}

impl Display for EncodeError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::HasNul => "the string contains a NUL",
            Self::TooLong => "the string does not fit into the buffer",
        })
    }
}

impl Error for EncodeError {}

/// Encodes a string as UTF-16 into a buffer, with a terminating NUL.
///
/// # Errors
///
/// - [`EncodeError::HasNul`]: `text` contains a NUL.
/// - [`EncodeError::TooLong`]: `buffer` is too short for all units and the NUL.
///
/// ```
/// use sysdecl::windows::{encode, w};
///
/// let mut buffer = [0; 260];
/// assert_eq!(encode("C:\\temp", &mut buffer), Ok(w!("C:\\temp")));
/// ```
#[inline]
pub fn encode<'a>(text: &str, buffer: &'a mut [U16]) -> Result<U16CStr<'a>, EncodeError> {
    if text.contains('\0') {
        return Err(EncodeError::HasNul);
    }
    for (count, unit) in text.encode_utf16().chain([0]).enumerate() {
        *buffer.get_mut(count).ok_or(EncodeError::TooLong)? = unit;
    }
    // SAFETY: the last unit is a zero, and the buffer is borrowed for as long as the text.
    Ok(unsafe { U16CStr::from_ptr(buffer.as_ptr()) })
}

/// A string literal, or any constant of type `&str`, as UTF-16 with a NUL at its end, encoded at
/// compile time: a [`U16CStr<'static>`](crate::windows::U16CStr).
///
/// ```
/// use sysdecl::windows::w;
///
/// assert_eq!(w!("𝄞").to_units(), [0xd834, 0xdd1e]);
/// assert_eq!(w!(concat!("a", "b")).len(), 2);
/// ```
///
/// ```compile_fail
/// sysdecl::w!("two\0texts");
/// ```
#[macro_export]
macro_rules! w {
    ($text:expr $(,)?) => {
        const {
            const __TEXT: &::core::primitive::str = $text;
            const __UNITS: [::core::primitive::u16; $crate::__private::wide::count(__TEXT)] =
                $crate::__private::wide::units(__TEXT);
            $crate::__private::wide::text(&__UNITS)
        }
    };
}

/// What [`w!`](crate::w) expands to.
pub mod at_compile_time {
    use super::{U16, U16CStr};

    /// The next character at `at`, and where the one after it is.
    const fn next(text: &[u8], at: usize) -> (u32, usize) {
        const fn tail(text: &[u8], at: usize) -> u32 {
            (text[at] & 0x3f) as u32
        }
        let first = text[at] as u32;
        match first {
            0..0x80 => (first, at + 1),
            0x80..0xe0 => ((first & 0x1f) << 6 | tail(text, at + 1), at + 2),
            0xe0..0xf0 => {
                ((first & 0x0f) << 12 | tail(text, at + 1) << 6 | tail(text, at + 2), at + 3)
            }
            _ => (
                (first & 0x07) << 18
                    | tail(text, at + 1) << 12
                    | tail(text, at + 2) << 6
                    | tail(text, at + 3),
                at + 4,
            ),
        }
    }

    /// The number of units, with the NUL.
    ///
    /// # Panics
    ///
    /// If the text has a NUL in it: a compile error.
    #[must_use]
    pub const fn count(text: &str) -> usize {
        let (text, mut at, mut count) = (text.as_bytes(), 0, 1);
        while at < text.len() {
            let (character, after) = next(text, at);
            assert!(
                character != 0,
                "`w!`: a NUL would end the text here; remove it, one is written at the end"
            );
            count += if character < 0x1_0000 { 1 } else { 2 };
            at = after;
        }
        count
    }

    /// The units, and the NUL.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "each is cut to the half that it is")]
    pub const fn units<const N: usize>(text: &str) -> [U16; N] {
        let (text, mut at, mut count, mut units) = (text.as_bytes(), 0, 0, [0; N]);
        while at < text.len() {
            let (character, after) = next(text, at);
            if character < 0x1_0000 {
                units[count] = character as U16;
                count += 1;
            } else {
                let rest = character - 0x1_0000;
                units[count] = 0xd800 | (rest >> 10) as U16;
                units[count + 1] = 0xdc00 | (rest & 0x3ff) as U16;
                count += 2;
            }
            at = after;
        }
        units
    }

    /// The text in units that end in the only zero.
    ///
    /// # Panics
    ///
    /// If there is no zero.
    #[must_use]
    pub const fn text<const N: usize>(units: &'static [U16; N]) -> U16CStr<'static> {
        match U16CStr::new(units) {
            Some(text) => text,
            None => panic!("the units do not end in a zero"),
        }
    }
}

const _: () = assert!(size_of::<Option<U16CStr<'_>>>() == size_of::<*const Void>());
