//! The arguments of the calls: the cheapest for each, so that the entry into the kernel dominates.

use std::{
    ffi::CStr,
    fs::{File, OpenOptions},
    os::fd::{AsFd, BorrowedFd},
};

/// The length of the mapping, which is never accessed.
pub(crate) const LENGTH: usize = 4096;

/// The file that is opened.
pub(crate) const PATH: &CStr = c"/dev/null";

/// Open files, and a buffer.
pub(crate) struct Environment {
    /// `/dev/zero`
    pub(crate) zero: BorrowedFd<'static>,
    /// `/dev/null`
    pub(crate) null: BorrowedFd<'static>,
    pub(crate) buf: [u8; 8],
}

impl Environment {
    pub(crate) fn new() -> Self {
        let zero = File::open("/dev/zero").expect("`/dev/zero` exists");
        let null = OpenOptions::new().write(true).open("/dev/null").expect("`/dev/null` exists");
        let [zero, null] = [zero, null].map(|file| {
            let file: &'static File = Box::leak(Box::new(file));
            file.as_fd()
        });
        Self { zero, null, buf: [0; 8] }
    }
}
