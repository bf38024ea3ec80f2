//! The status that functions of `ntdll.dll` and NT system calls return.

use core::{
    error::Error,
    fmt::{self, Debug, Display, Formatter},
};

#[cfg(windows)]
use super::Win32Error;
use crate::{
    foreign,
    types::{I32, U32},
};

/// An `NTSTATUS`, the result of a call: a success, informational, a warning or an error.
///
/// The constants are those of `ntstatus.h` that the functions declared here can return; every other
/// number is a valid `NtStatus` as well.
///
/// ```
/// use sysdecl::windows::NtStatus;
///
/// assert!(NtStatus::STATUS_PENDING.is_success());
/// assert!(!NtStatus::STATUS_INVALID_HANDLE.is_success());
/// assert_eq!(NtStatus::from_code(0xC000_0008_u32 as i32).name(), Some("STATUS_INVALID_HANDLE"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct NtStatus(I32);

foreign::as_is! { {} NtStatus; }

impl NtStatus {
    /// The status with this number.
    #[inline]
    #[must_use]
    pub const fn from_code(code: I32) -> Self {
        Self(code)
    }

    /// The status with these bits.
    #[inline]
    const fn of(bits: U32) -> Self {
        Self(bits as I32)
    }

    /// The number. Warnings and errors are negative.
    #[inline]
    #[must_use]
    pub const fn code(self) -> I32 {
        self.0
    }

    /// Whether it is a success or informational: C's `NT_SUCCESS`.
    #[inline(always)]
    #[must_use]
    pub const fn is_success(self) -> bool {
        self.0 >= 0
    }

    /// Whether it is an error, and not a warning: C's `NT_ERROR`.
    #[inline]
    #[must_use]
    pub const fn is_error(self) -> bool {
        self.0 as u32 >= 0xc000_0000
    }

    /// The name, such as `"STATUS_INVALID_HANDLE"`; `None` for a number that has none here.
    #[inline]
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        name(self.0 as u32)
    }

    /// The corresponding Windows error code: `RtlNtStatusToDosError`.
    #[inline]
    #[cfg(windows)]
    #[must_use]
    pub fn to_win32(self) -> Win32Error {
        Win32Error::from_code(super::link::RtlNtStatusToDosError(self.0))
    }
}

/// The system's message for the corresponding Windows error. On other systems,
/// and for a status without such an error, the name and the number.
impl Display for NtStatus {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        #[cfg(windows)]
        {
            let error = self.to_win32();
            if !self.is_success() && error != Win32Error::ERROR_MR_MID_NOT_FOUND {
                return Display::fmt(&error, f);
            }
        }
        match self.name() {
            Some(name) => write!(f, "{name} ({:#010x})", self.0),
            None => write!(f, "NT status {:#010x}", self.0),
        }
    }
}

/// The name; for a number without one, `NtStatus(0xc0001234)`.
impl Debug for NtStatus {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "NtStatus({:#010x})", self.0),
        }
    }
}

impl Error for NtStatus {}

#[cfg(windows)]
impl From<NtStatus> for Win32Error {
    #[inline]
    fn from(status: NtStatus) -> Self {
        status.to_win32()
    }
}

#[cfg(all(windows, feature = "std"))]
impl From<NtStatus> for std::io::Error {
    #[inline]
    fn from(status: NtStatus) -> Self {
        status.to_win32().into()
    }
}

/// Writes the constants and the names from one list.
macro_rules! nt_statuses {
    ($($name:ident = $code:literal;)* $(@alias $alias:ident = $of:literal;)*) => {
        use super::NtStatus;
        use crate::types::U32;

        impl NtStatus {
            $(
                #[doc = concat!("`", stringify!($alias), "` of `ntstatus.h`.")]
                pub const $alias: Self = Self::of($of);
            )*
            $(
                #[doc = concat!("`", stringify!($name), "` of `ntstatus.h`.")]
                pub const $name: Self = Self::of($code);
            )*
        }

        /// The name of a number.
        pub(super) const fn name(code: U32) -> Option<&'static str> {
            match code {
                $($code => Some(stringify!($name)),)*
                _ => None,
            }
        }
    };
}

#[path = "status/table.rs"]
mod table;

use self::table::name;
