//! The C library through the crate `libc`.

use ::libc;

#[inline(never)]
pub(crate) fn now_into(clock: i32, now: *mut libc::timespec) -> i32 {
    unsafe { libc::clock_gettime(clock, now) }
}
