//! Windows error codes.

use core::{
    error::Error,
    fmt::{self, Debug, Display, Formatter},
};

use super::link;
use crate::{foreign, types::U32};

/// A Windows error code, as `GetLastError` returns it.
///
/// The constants are those of `winerror.h` that the functions declared here can return; every other
/// code is a valid `Win32Error` as well.
///
/// ```
/// use sysdecl::windows::Win32Error;
///
/// let error = Win32Error::ERROR_FILE_NOT_FOUND;
/// assert_eq!((error.code(), error.name()), (2, Some("ERROR_FILE_NOT_FOUND")));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Win32Error(U32);

foreign::as_is! { {} Win32Error; }

impl Win32Error {
    /// The error with this code.
    #[inline]
    #[must_use]
    pub const fn from_code(code: U32) -> Self {
        Self(code)
    }

    /// Returns the last-error code of this thread: `GetLastError`.
    #[inline(always)]
    #[must_use]
    pub fn last() -> Self {
        Self(link::GetLastError())
    }

    /// Sets the last-error code of this thread: `SetLastError`.
    #[inline(always)]
    pub fn set_last(self) {
        link::SetLastError(self.0);
    }

    /// The code.
    #[inline]
    #[must_use]
    pub const fn code(self) -> U32 {
        self.0
    }

    /// The name, such as `"ERROR_FILE_NOT_FOUND"`; `None` for a code that has none here.
    #[inline]
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        name(self.0)
    }
}

/// The system's message, in its language and without a line break. On other systems, and for a code
/// without a message, the name and the code.
impl Display for Win32Error {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        #[cfg(windows)]
        {
            let mut buffer = [0; message::LONGEST];
            if let Some(text) = message::of(self.0, &mut buffer) {
                return message::write(f, text);
            }
        }
        match self.name() {
            Some(name) => write!(f, "{name} ({})", self.0),
            None => write!(f, "Windows error {}", self.0),
        }
    }
}

/// The name; for a code without one, `Win32Error(4000)`.
impl Debug for Win32Error {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => f.debug_tuple("Win32Error").field(&self.0).finish(),
        }
    }
}

impl Error for Win32Error {}

#[cfg(all(windows, feature = "std"))]
impl From<Win32Error> for std::io::Error {
    #[inline]
    fn from(error: Win32Error) -> Self {
        Self::from_raw_os_error(error.0 as i32)
    }
}

/// Returns the error if it is not a system error.
#[cfg(all(windows, feature = "std"))]
impl TryFrom<std::io::Error> for Win32Error {
    type Error = std::io::Error;

    #[inline]
    fn try_from(error: std::io::Error) -> Result<Self, Self::Error> {
        error.raw_os_error().map(|code| Self(code as u32)).ok_or(error)
    }
}

/// The system's texts.
#[cfg(windows)]
mod message {
    use core::{
        char::{REPLACEMENT_CHARACTER, decode_utf16},
        fmt::{self, Formatter, Write},
        ptr,
    };

    use super::super::link;
    use crate::types::{U16, U32};

    /// Room for one text. The longest of the system's own have some 500 units.
    pub(super) const LONGEST: usize = 1024;

    /// `FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS`: there is nothing to insert.
    const FLAGS: U32 = 0x1000 | 0x200;

    /// The text for a code, without what ends the line.
    #[inline]
    pub(super) fn of(code: U32, buffer: &mut [U16; LONGEST]) -> Option<&[U16]> {
        let saved = link::GetLastError();
        // SAFETY: the buffer is of the given length, and nothing is inserted.
        let length = unsafe {
            let (address, size) = (buffer.as_mut_ptr(), LONGEST as U32);
            link::FormatMessageW(FLAGS, ptr::null(), code, 0, address, size, ptr::null())
        };
        // Formatting an error must not overwrite it.
        link::SetLastError(saved);
        let text = buffer.get(..length as usize)?;
        let end = text.iter().rposition(|unit| !matches!(unit, 0x20 | 0x0d | 0x0a))?;
        text.get(..=end)
    }

    /// Writes a text.
    #[inline]
    pub(super) fn write(f: &mut Formatter<'_>, text: &[U16]) -> fmt::Result {
        decode_utf16(text.iter().copied())
            .try_for_each(|unit| f.write_char(unit.unwrap_or(REPLACEMENT_CHARACTER)))
    }
}

/// Writes the constants and the names from one list.
macro_rules! win32_errors {
    ($($name:ident = $code:literal;)* $(@alias $alias:ident = $of:literal;)*) => {
        use super::Win32Error;

        impl Win32Error {
            $(
                #[doc = concat!("`", stringify!($alias), "` of `winerror.h`.")]
                pub const $alias: Self = Self($of);
            )*
            $(
                #[doc = concat!("`", stringify!($name), "` of `winerror.h`.")]
                pub const $name: Self = Self($code);
            )*
        }

        /// The name of a code.
        pub(super) const fn name(code: crate::types::U32) -> Option<&'static str> {
            match code {
                $($code => Some(stringify!($name)),)*
                _ => None,
            }
        }
    };
}

#[path = "error/table.rs"]
mod table;

use self::table::name;
