//! Memory of this process: mapping, protection, unmapping.
//!
//! Each function is one system call and returns errors as negated error numbers, or as an address in
//! the last page where it returns an address. [`result::check_i32`](crate::result::check_i32) and
//! [`check_ptr`](crate::result::check_ptr) convert them to a `Result`.

mod constants;

pub use self::constants::*;
#[cfg(feature = "macros")]
pub use crate::bsd::mem::*;
