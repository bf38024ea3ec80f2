//! What stands in for `auxv.rs` on an architecture without an entry into Linux: nothing is looked for.

use core::ptr::NonNull;

pub(super) fn vdso() -> Option<NonNull<u8>> {
    None
}

pub(super) unsafe fn vdso_in(_: *const usize) -> Option<NonNull<u8>> {
    None
}
