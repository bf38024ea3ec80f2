//! The kernel's time zone on riscv32, which has no call for it: it stays what it is at the start, UTC.

use crate::{Errno, I32, linux::types::Timezone};

/// Reads the zone.
///
/// # Safety
///
/// `zone` must be valid for writes.
pub(super) unsafe fn read_zone(zone: *mut Timezone) -> I32 {
    // SAFETY: the caller guarantees that the address is valid.
    unsafe { zone.write(Timezone::ZERO) };
    0
}

/// Does not set the zone.
///
/// # Safety
///
/// None.
pub(super) unsafe fn set_zone(_zone: *const Timezone) -> I32 {
    -Errno::ENOSYS.code()
}
