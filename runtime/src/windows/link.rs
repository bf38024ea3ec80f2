//! The few functions that this crate itself calls, written by hand: it can be built without its
//! macros.

#![cfg_attr(not(windows), allow(dead_code, reason = "texts are the system's to give"))]
#![allow(clashing_extern_declarations, reason = "`kernel32` and `ntdll` declare them, too")]

use super::types::{Bool, Handle};
use crate::types::{I32, U16, U32, Void};

#[cfg_attr(
    all(windows, target_arch = "x86"),
    link(name = "kernel32", kind = "raw-dylib", import_name_type = "undecorated")
)]
#[cfg_attr(all(windows, not(target_arch = "x86")), link(name = "kernel32", kind = "raw-dylib"))]
unsafe extern "system" {
    pub(super) safe fn GetLastError() -> U32;
    pub(super) safe fn SetLastError(code: U32);
    pub(super) fn CloseHandle(handle: Handle) -> Bool;
    pub(super) fn FormatMessageW(
        flags: U32,
        source: *const Void,
        message: U32,
        language: U32,
        buffer: *mut U16,
        size: U32,
        arguments: *const Void,
    ) -> U32;
}

#[cfg_attr(
    all(windows, target_arch = "x86"),
    link(name = "ntdll", kind = "raw-dylib", import_name_type = "undecorated")
)]
#[cfg_attr(all(windows, not(target_arch = "x86")), link(name = "ntdll", kind = "raw-dylib"))]
unsafe extern "system" {
    pub(super) safe fn RtlNtStatusToDosError(status: I32) -> U32;
}
