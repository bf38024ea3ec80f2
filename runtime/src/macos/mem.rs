//! Memory of this process: mapping it, protecting it, giving it back.
//!
//! Each function is one system call, and answers as the entry does: a failure is the negative error
//! number, or for an address one in the last page. [`result::check_i32`](crate::result::check_i32) and
//! [`check_ptr`](crate::result::check_ptr) make a `Result` of it.

mod constants;

pub use self::constants::*;
#[cfg(feature = "macros")]
pub use crate::bsd::mem::*;
