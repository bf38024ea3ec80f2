//! `io_uring`.

use core::ffi::c_void;
use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::{
    linux::uring::{IoUringEnterFlags, IoUringParams},
    prelude::*,
};

use super::types::flags;

flags! {
    IoringRegisterFlags: U32 { USE_REGISTERED_RING = 1 << 31 }
}

/// The operation of `io_uring_register`.
#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
pub(crate) enum IoringRegisterOp {
    RegisterBuffers = 0,
    UnregisterBuffers = 1,
    RegisterProbe = 8,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    // As in rustix: with `IORING_SETUP_NO_MMAP` the rings are at addresses in `params`.
    pub(crate) fn io_uring_setup(
        entries: U32,
        params: &mut IoUringParams,
    ) -> Result<OwnedFd, Errno>;

    pub(crate) fn io_uring_register(
        fd: BorrowedFd<'_>,
        opcode: IoringRegisterOp,
        arg: *const c_void,
        nr_args: U32,
    ) -> Result<U32, Errno>;

    #[syscall(name = "io_uring_register", args(fd, opcode as U32 | flags.bits(), arg, nr_args))]
    pub(crate) fn io_uring_register_with(
        fd: BorrowedFd<'_>,
        opcode: IoringRegisterOp,
        flags: IoringRegisterFlags,
        arg: *const c_void,
        nr_args: U32,
    ) -> Result<U32, Errno>;

    pub(crate) fn io_uring_enter(
        fd: BorrowedFd<'_>,
        to_submit: U32,
        min_complete: U32,
        flags: IoUringEnterFlags,
        arg: *const c_void,
        size: usize,
    ) -> Result<U32, Errno>;
}
