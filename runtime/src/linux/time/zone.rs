//! The kernel's time zone on 32-bit architectures, by the calls that were made for it.

use core::ptr;

use crate::{I32, linux::types::Timezone, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "gettimeofday")]
    fn old_gettimeofday(now: *mut [I32; 2], zone: *mut Timezone) -> I32;

    #[syscall(name = "settimeofday")]
    fn old_settimeofday(now: *const [I32; 2], zone: *const Timezone) -> I32;
}

/// Reads the zone.
///
/// # Safety
///
/// `zone` must be valid for writes.
pub(super) unsafe fn read_zone(zone: *mut Timezone) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { old_gettimeofday(ptr::null_mut(), zone) }
}

/// Sets the zone.
///
/// # Safety
///
/// `zone` must be valid for reads.
pub(super) unsafe fn set_zone(zone: *const Timezone) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { old_settimeofday(ptr::null(), zone) }
}
