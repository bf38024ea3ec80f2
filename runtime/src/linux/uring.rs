//! `io_uring`: system calls that are queued in memory and performed without a trap for each.
//!
//! [`io_uring_setup`] creates a pair of rings, which are then mapped with `mmap(2)` at the offsets
//! `IORING_OFF_*`; [`IoUringParams`] holds the locations of their parts. The program writes an
//! [`IoUringSqe`] for each operation, advances the tail of the submission ring and calls
//! [`io_uring_enter`]. The results are [`IoUringCqe`]s in the completion ring.
//!
//! Each function returns what the kernel returns: errors are negated error numbers, which
//! [`result::check_i32`](crate::result::check_i32) converts to a `Result`. A system can forbid
//! these calls with `EPERM` or `ENOSYS`.
//!
//! ```
//! use sysdecl::linux::uring::*;
//! use sysdecl::{Errno, result::check_i32};
//!
//! let mut params = IoUringParams::ZERO;
//! // SAFETY: the kernel reads and writes one `IoUringParams`, and no other memory of the program.
//! match check_i32(unsafe { io_uring_setup(3, &mut params) }) {
//!     Ok(ring) => {
//!         assert!(ring >= 0);
//!         // Sizes are rounded up, and a completion ring is twice as large.
//!         assert_eq!((params.sq_entries, params.cq_entries), (4, 8));
//!     }
//!     Err(errno) => assert!([Errno::EPERM, Errno::ENOSYS].contains(&errno)),
//! }
//! ```

#[cfg(feature = "macros")]
use crate::{__private::Public, I32, U32, U64, Void, syscall};

pub use super::constants::uring::*;
#[doc(inline)]
pub use super::types::{
    IoCqringOffsets, IoSqringOffsets, IoUringBuf, IoUringBufReg, IoUringBufStatus,
    IoUringClockRegister, IoUringCloneBuffers, IoUringCqe, IoUringCqe32, IoUringFileIndexRange,
    IoUringFilesUpdate, IoUringGeteventsArg, IoUringMemRegionReg, IoUringNapi, IoUringParams,
    IoUringProbe, IoUringProbeOp, IoUringQueryHdr, IoUringQueryOpcode, IoUringRegWait,
    IoUringRegionDesc, IoUringRestriction, IoUringRsrcRegister, IoUringRsrcUpdate,
    IoUringRsrcUpdate2, IoUringSqe, IoUringSqe128, IoUringSyncCancelReg, IoUringZcrxAreaReg,
    IoUringZcrxCqe, IoUringZcrxIfqReg, IoUringZcrxOffsets, IoUringZcrxRqe, Timespec,
};

// `user_addr` with `IORING_SETUP_NO_MMAP`, and `ring_addr` without `IOU_PBUF_RING_MMAP`, are addresses that the kernel keeps.
#[cfg(feature = "macros")]
impl Public for IoUringParams {}
#[cfg(feature = "macros")]
impl Public for IoUringBufReg {}

#[cfg(feature = "macros")]
#[syscall(os = "linux")]
unsafe extern "C" {
    /// Creates a pair of rings with room for at least `entries` submissions and returns their
    /// descriptor (`io_uring_setup(2)`).
    ///
    /// `params` holds the request (`IORING_SETUP_*`) before the call, and the features
    /// (`IORING_FEAT_*`), sizes and offsets after it.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `entries` is 0 or too large, or a flag is unknown or inconsistent with the
    ///   others.
    /// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
    /// - `-ENOMEM`: the user has locked too much memory.
    /// - `-EPERM`: the system forbids `io_uring`.
    ///
    /// # Safety
    ///
    /// `params` must be valid for reads and writes. With [`IORING_SETUP_NO_MMAP`] the memory that
    /// it refers to must stay valid for as long as the rings exist.
    pub fn io_uring_setup(entries: U32, params: *mut IoUringParams) -> I32;

    /// Submits `submit` queued operations, and waits for `complete` completions if
    /// [`IORING_ENTER_GETEVENTS`] is set; returns the number of operations submitted
    /// (`io_uring_enter(2)`).
    ///
    /// `flags` are `IORING_ENTER_*`. `arg` is null, or a temporary signal mask of size 8, or an
    /// [`IoUringGeteventsArg`] if [`IORING_ENTER_EXT_ARG`] is set.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EBUSY`: completions must be consumed first.
    /// - `-EINTR`: a signal interrupted the call.
    /// - `-EINVAL`: a flag is unknown, or `size` is wrong.
    /// - `-EOPNOTSUPP`: `fd` is not a ring.
    /// - `-ETIME`: the timeout expired.
    ///
    /// Errors of a queued operation are in its completion.
    ///
    /// # Safety
    ///
    /// Each queued operation must be sound by itself, and its memory must stay valid until it
    /// completes. `arg` must be null or valid for reads of `size` bytes. The caller must own `fd`
    /// or have borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn io_uring_enter(
        fd: I32,
        submit: U32,
        complete: U32,
        flags: U32,
        arg: *const Void,
        size: U64,
    ) -> I32;

    /// Registers resources such as descriptors and buffers with the rings, or unregisters them
    /// (`io_uring_register(2)`).
    ///
    /// `op` is one of `IORING_REGISTER_*` and `IORING_UNREGISTER_*`; the meaning of `arg` and
    /// `count` depends on it.
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `fd` is not an open descriptor.
    /// - `-EBUSY`: such resources are already registered.
    /// - `-EINVAL`: `op` is unknown, or `arg` and `count` are invalid for it.
    /// - `-ENXIO`: no such resources are registered.
    /// - `-EOPNOTSUPP`: `fd` is not a ring.
    ///
    /// # Safety
    ///
    /// `arg` must be valid for reads and writes as `op` requires. Registered buffers must stay
    /// valid until they are unregistered or the rings no longer exist. The caller must own `fd` or
    /// have borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn io_uring_register(fd: I32, op: U32, arg: *mut Void, count: U32) -> I32;
}

impl IoUringSqe128 {
    /// Where `cmd` begins.
    const CMD: usize = core::mem::offset_of!(IoUringSqe, addr3);

    /// The argument of [`IORING_OP_URING_CMD`]: the last 16 bytes of the first half and all of the second.
    ///
    /// ```
    /// use sysdecl::linux::uring::IoUringSqe128;
    ///
    /// let mut sqe = IoUringSqe128::ZERO;
    /// sqe.cmd_mut()[16] = 7;
    /// assert_eq!((sqe.big_sqe[0], sqe.cmd()[16]), (7, 7));
    /// ```
    #[must_use]
    pub const fn cmd(&self) -> &[crate::U8; 80] {
        const { assert!(Self::CMD + 80 == size_of::<Self>()) }
        // SAFETY: that many bytes begin there, the structure has no padding, and a byte needs no alignment.
        unsafe { &*(&raw const *self).cast::<crate::U8>().add(Self::CMD).cast() }
    }

    /// The argument of [`IORING_OP_URING_CMD`], to be written; see [`cmd`](Self::cmd).
    #[must_use]
    pub const fn cmd_mut(&mut self) -> &mut [crate::U8; 80] {
        // SAFETY: as in `cmd`, and any bytes are a submission.
        unsafe { &mut *(&raw mut *self).cast::<crate::U8>().add(Self::CMD).cast() }
    }
}
