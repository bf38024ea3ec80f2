//! Compares declared calls with the C library's on the same input: the same results, errors and effects.

mod attributes;
mod descriptors;
mod files;
mod locks;
mod memory;
mod metadata;
mod names;
mod process;
mod signals;
mod sockets;
mod terminals;
mod threads;
mod time;

use std::{
    ffi::c_int,
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
};

use sysdecl::prelude::*;

use crate::{
    beside::Answer,
    declared::types::{Gid, Pid, Signal, Uid},
};

/// The return value of a declared call, as the number that the C library returns for it.
trait Number {
    fn number(self) -> i64;
}

impl Number for () {
    fn number(self) -> i64 {
        0
    }
}

macro_rules! numbers {
    ($($ty:ty: $self:ident => $value:expr;)*) => {$(
        impl Number for $ty {
            fn number($self) -> i64 {
                i64::try_from($value).expect("the value fits in a register")
            }
        }
    )*};
}

numbers! {
    i32: self => self;
    u32: self => self;
    u64: self => self;
    usize: self => self;
    Pid: self => self.raw();
    Option<Pid>: self => self.map_or(0, Pid::raw);
    Signal: self => self.0.get();
    Uid: self => self.0;
    Gid: self => self.0;
}

/// A result as one number: the negative error number for an error.
fn word<T: Number>(result: Result<T, Errno>) -> i64 {
    match result {
        Ok(value) => value.number(),
        Err(errno) => -i64::from(errno.code()),
    }
}

/// Two new descriptors, from our call and from C's, or the same error.
#[track_caller]
fn both(ours: Result<OwnedFd, Errno>, theirs: impl Answer) -> Result<(OwnedFd, OwnedFd), i64> {
    let theirs = crate::beside::c(theirs);
    match ours {
        // SAFETY: the C library has just opened the descriptor.
        Ok(ours) => Ok((ours, unsafe { crate::beside::fd(theirs) })),
        Err(errno) => {
            assert_eq!(-i64::from(errno.code()), theirs);
            Err(theirs)
        }
    }
}

/// A descriptor that is not open, in a thread that does not open any.
fn closed() -> BorrowedFd<'static> {
    // SAFETY: the number is above the maximum number of descriptors, so it is never open.
    unsafe { BorrowedFd::borrow_raw(0x3fff_ffff) }
}

/// The number of a descriptor, for calls of C functions.
fn raw(fd: &impl AsFd) -> c_int {
    fd.as_fd().as_raw_fd()
}
