//! Error numbers.
//!
//! [`Errno`] is the error that a system call returned. The constants of this module are the same numbers as
//! plain integers, for code that compares them with the C library's. `errno` and `set_errno` read and write the
//! error number of the C library, on every Unix whose C library is known.
//!
//! ```
//! use sysdecl::{Errno, errno};
//!
//! assert_eq!(Errno::ENOENT.code(), errno::ENOENT);
//! assert_eq!(Errno::ENOENT.to_string(), "No such file or directory");
//! ```
//!
//! Names, numbers and messages come from the kernel's `errno.h` and `errno(3)`.

use core::{
    cmp::Ordering,
    error::Error,
    fmt::{self, Debug, Display, Formatter},
    mem,
    num::NonZeroIsize,
};

use crate::{abi::Word, types::I32};

/// The error number of a failed system call.
///
/// It is stored as the kernel returns it, as a negative number that is never zero, so that
/// `Result<(), Errno>` takes one register and `Result<usize, Errno>` two. [`code`](Self::code) returns it as a
/// positive integer.
///
/// # Unexpected return values
///
/// For a call that returns 0 on success, every other return value is an error
/// ([`syscall`](macro@crate::syscall#facts)). So is a return value above the largest descriptor, for a call that is
/// declared to return an `OwnedFd`. A seccomp filter or a tracer can make such a call return a value that no
/// kernel returns. The resulting `Errno` differs from all others: its [`code`](Self::code) is [`MAX_ERRNO`], which no
/// error has, and its `Debug` output shows the value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Errno(NonZeroIsize);

/// The largest error number. A return value is an error if it is an address in the last page (Linux
/// `include/linux/err.h`, `MAX_ERRNO`).
pub const MAX_ERRNO: I32 = 4095;

/// The first address of the last page: this and all above it are errors.
pub(crate) const FIRST_FAILURE: usize = -(MAX_ERRNO as isize) as usize;

impl Errno {
    /// Returns the error with this number, if it is in the range 1 to [`MAX_ERRNO`].
    ///
    /// ```
    /// use sysdecl::Errno;
    ///
    /// assert_eq!(Errno::from_code(2), Some(Errno::ENOENT));
    /// assert_eq!(Errno::from_code(0), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn from_code(code: I32) -> Option<Self> {
        if code < 1 || code > MAX_ERRNO {
            return None;
        }
        // `i32` is never wider than the registers of a machine that has an entry.
        match NonZeroIsize::new(-(code as isize)) {
            Some(word) => Some(Self(word)),
            None => None,
        }
    }

    /// Returns the error that a return value represents, or `None` on success: one unsigned comparison.
    #[inline(always)]
    #[must_use]
    #[allow(clippy::not_unsafe_ptr_arg_deref, reason = "it is looked at as a number")]
    pub fn from_word(word: Word) -> Option<Self> {
        if word as usize >= FIRST_FAILURE {
            // SAFETY: an address in the last page is not zero. (`new_unchecked` and `addr` are calls in
            // a debug build.)
            return Some(Self(unsafe { mem::transmute::<Word, NonZeroIsize>(word) }));
        }
        None
    }

    /// Returns the number as in C: 1 to [`MAX_ERRNO`].
    #[inline]
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the word is -4095 to -1 there")]
    pub const fn code(self) -> I32 {
        if self.is_expected() { -self.0.get() as I32 } else { MAX_ERRNO }
    }

    /// Whether the word is in the range of errors. Where 0 is the only success, others are errors as well.
    const fn is_expected(self) -> bool {
        self.0.get() as usize >= FIRST_FAILURE
    }

    /// Returns the name, such as `"ENOENT"`, or `None` for a number without a name.
    #[inline]
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match describe(self.code()) {
            Some((name, _)) => Some(name),
            None => None,
        }
    }

    /// Returns the message, such as `"No such file or directory"`.
    #[inline]
    #[must_use]
    pub const fn message(self) -> &'static str {
        match describe(self.code()) {
            Some((_, message)) => message,
            None => "Unknown error",
        }
    }
}

/// By [`code`](Errno::code); unexpected return values come first or last.
impl Ord for Errno {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        // The stored value is negative.
        other.0.cmp(&self.0)
    }
}

impl PartialOrd for Errno {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The message; for a number without one, the number too.
impl Display for Errno {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match describe(self.code()) {
            Some((_, message)) => f.pad(message),
            None => write!(f, "Unknown error {}", self.code()),
        }
    }
}

/// The name; for a number without one, `Errno(4000)`.
impl Debug for Errno {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.pad(name),
            None if !self.is_expected() => {
                let word = self.0;
                f.debug_tuple("Errno")
                    .field(&format_args!("unexpected return value {word}"))
                    .finish()
            }
            None => f.debug_tuple("Errno").field(&self.code()).finish(),
        }
    }
}

impl Error for Errno {}

#[cfg(all(feature = "std", unix))]
impl From<Errno> for std::io::Error {
    #[inline]
    fn from(errno: Errno) -> Self {
        Self::from_raw_os_error(errno.code())
    }
}

/// Returns the error if it is not a system error.
#[cfg(all(feature = "std", unix))]
impl TryFrom<std::io::Error> for Errno {
    type Error = std::io::Error;

    #[inline]
    fn try_from(error: std::io::Error) -> Result<Self, Self::Error> {
        error.raw_os_error().and_then(Self::from_code).ok_or(error)
    }
}

/// Where the C library keeps the error number: the function that gives the address, by system. On a Unix
/// that is not listed [`errno`] and [`set_errno`] are missing, rather than a link to a symbol that does not
/// exist.
macro_rules! error_number {
    ($($symbol:literal: $system:meta;)*) => {
        $(
            #[cfg($system)]
            unsafe extern "C" {
                #[link_name = $symbol]
                safe fn errno_location() -> *mut I32;
            }
        )*

        /// Returns the error number of the last C library function that failed in this thread (`errno(3)`).
        ///
        /// Raw system calls never set it: they return an [`Errno`]. Requires a program that is linked with
        /// the C library. Not available on a Unix whose C library this crate does not know.
        #[cfg(any($($system),*))]
        #[inline]
        #[must_use]
        pub fn errno() -> I32 {
            // SAFETY: the C library returns a valid, aligned address of thread-local storage.
            unsafe { *errno_location() }
        }

        /// Sets the number that [`errno`] returns in this thread, before a C function whose return value alone
        /// does not show a failure.
        #[cfg(any($($system),*))]
        #[inline]
        pub fn set_errno(code: I32) {
            // SAFETY: the C library returns a valid, aligned address of thread-local storage.
            unsafe { *errno_location() = code }
        }

        /// The number that a C function left, or 0 where it cannot be read.
        #[cfg(all(unix, any(feature = "windows", all(feature = "macros", target_os = "macos"))))]
        #[inline]
        pub(crate) fn last() -> I32 {
            #[cfg(any($($system),*))]
            return errno();
            #[cfg(not(any($($system),*)))]
            0
        }
    };
}

// Each system's `errno.h`, where `errno` is `(*symbol())`.
error_number! {
    "__errno_location": any(
        target_os = "linux",
        target_os = "emscripten",
        target_os = "fuchsia",
        target_os = "hurd",
        target_os = "l4re",
    );
    "__errno": any(
        target_os = "android",
        target_os = "cygwin",
        target_os = "netbsd",
        target_os = "nuttx",
        target_os = "openbsd",
        target_os = "redox",
        all(unix, target_env = "newlib"),
    );
    "__error": any(target_vendor = "apple", target_os = "freebsd");
    "___errno": any(target_os = "illumos", target_os = "solaris");
    "_errnop": target_os = "haiku";
    "_Errno": target_os = "aix";
    "__get_errno_ptr": target_os = "nto";
}

/// Writes the constants and the table from one list.
macro_rules! errnos {
    (
        $($name:ident = $code:literal, $message:literal;)*
        $(@alias $alias:ident = $of:ident;)*
    ) => {
        use crate::{errno::Errno, types::I32};

        $(
            #[doc = concat!($message, ".")]
            pub const $name: I32 = $code;
        )*
        $(
            #[doc = concat!("The same as [`", stringify!($of), "`].")]
            pub const $alias: I32 = $of;
        )*

        impl Errno {
            $(
                #[doc = concat!($message, ".")]
                pub const $name: Self = Self::from_code($name).unwrap();
            )*
            $(
                #[doc = concat!("The same as [`", stringify!($of), "`](Self::", stringify!($of), ").")]
                pub const $alias: Self = Self::$of;
            )*
        }

        /// The name and the message of a number.
        pub(in crate::errno) const fn describe(code: I32) -> Option<(&'static str, &'static str)> {
            match code {
                $($code => Some((stringify!($name), $message)),)*
                _ => None,
            }
        }
    };
}

#[cfg_attr(target_os = "freebsd", path = "errno/freebsd.rs")]
#[cfg_attr(target_os = "macos", path = "errno/macos.rs")]
#[cfg_attr(not(any(target_os = "freebsd", target_os = "macos")), path = "errno/of_linux.rs")]
mod table;

use self::table::describe;
pub use self::table::*;
