//! Replaces `auxv.rs` on an architecture without an entry into Linux: there is no vDSO.

use core::ptr::NonNull;

pub(super) fn vdso() -> Option<NonNull<u8>> {
    None
}

pub(super) unsafe fn vdso_in(_: *const usize) -> Option<NonNull<u8>> {
    None
}
