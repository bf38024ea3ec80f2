//! Numbers of calls of which a 32-bit architecture has two: the modules make the one with times and offsets of 64 bits, and with
//! users of 32.
#![cfg_attr(not(feature = "macros"), allow(unused_imports, reason = "the functions are not there"))]

// x32 has the calls of x86-64 for these.
#[cfg_attr(
    all(target_pointer_width = "32", not(target_arch = "x86_64")),
    path = "variant/times_32.rs"
)]
#[cfg_attr(any(target_pointer_width = "64", target_arch = "x86_64"), path = "variant/times_64.rs")]
mod times;
#[cfg_attr(any(target_arch = "arm", target_arch = "x86"), path = "variant/users_16.rs")]
#[cfg_attr(not(any(target_arch = "arm", target_arch = "x86")), path = "variant/users_32.rs")]
mod users;

pub(crate) use self::{times::*, users::*};
