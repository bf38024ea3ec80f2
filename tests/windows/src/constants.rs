//! Compares the values of constants, errors and statuses.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the bits are compared"
)]

macro_rules! constants {
    ($($name:ident)*) => {
        $(const _: () = assert!(sysdecl::windows::$name as u32 == crate::theirs::$name as u32);)*
        pub(super) const CONSTANTS: usize = [$(stringify!($name)),*].len();
    };
}

macro_rules! errors {
    ($($name:ident)*) => {
        $(const _: () = assert!(sysdecl::windows::Win32Error::$name.code() == crate::theirs::$name as u32);)*
        pub(super) const ERRORS: usize = [$(stringify!($name)),*].len();
    };
}

macro_rules! statuses {
    ($($name:ident)*) => {
        $(const _: () = assert!(sysdecl::windows::NtStatus::$name.code() == crate::theirs::$name);)*
        pub(super) const STATUSES: usize = [$(stringify!($name)),*].len();
    };
}

#[path = "lists.rs"]
mod lists;

/// The number of compared values.
pub(crate) const COUNT: usize = lists::CONSTANTS + lists::ERRORS + lists::STATUSES;
