//! `io_uring`: calls that are queued in memory, and carried out without a trap for each.
//!
//! [`io_uring_setup`] makes a pair of rings, which are then mapped by `mmap(2)` at the offsets
//! `IORING_OFF_*`; [`IoUringParams`] tells where their parts are. The program writes an
//! [`IoUringSqe`] for each call, moves the tail of the submission ring, and says so by
//! [`io_uring_enter`]; the answers are [`IoUringCqe`]s in the completion ring.
//!
//! Each function answers as the kernel does: a failure is the negative error number, which
//! [`result::check_i32`](crate::result::check_i32) turns into a `Result`. A system can forbid these
//! calls: `EPERM`, or `ENOSYS`.
//!
//! ```
//! use sysdecl::linux::uring::*;
//! use sysdecl::{Errno, result::check_i32};
//!
//! let mut params = IoUringParams::ZERO;
//! // SAFETY: the kernel reads and writes one `IoUringParams`, and asks for no memory of ours.
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
use crate::{I32, U32, U64, Void, syscall};

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

#[cfg(feature = "macros")]
#[syscall(os = "linux")]
unsafe extern "C" {
    /// Makes a pair of rings with room for at least `entries` submissions (`io_uring_setup(2)`);
    /// the answer is their descriptor. `params` says what is wanted (`IORING_SETUP_*`), and then
    /// what came of it (`IORING_FEAT_*`, sizes, offsets).
    ///
    /// # Errors
    ///
    /// `EINVAL`: `entries` is 0 or too large, or a flag is unknown or does not fit the others. `EPERM`:
    /// the system forbids it. `ENOMEM`: the user has too much memory locked. `EMFILE`: the process has
    /// too many descriptors.
    ///
    /// # Safety
    ///
    /// The caller must give in `params` an address that may be read and written; with
    /// [`IORING_SETUP_NO_MMAP`] also the memory that it names, for as long as the rings live.
    pub fn io_uring_setup(entries: U32, params: *mut IoUringParams) -> I32;

    /// Submits `submit` of the queued calls, then waits for `complete` completions if
    /// [`IORING_ENTER_GETEVENTS`] is among the `flags` (`io_uring_enter(2)`). The answer is how many
    /// were submitted.
    ///
    /// `flags` are `IORING_ENTER_*`. `arg` is a set of signals to hold back meanwhile, with its size 8; or with
    /// [`IORING_ENTER_EXT_ARG`] an [`IoUringGeteventsArg`]; or null.
    ///
    /// # Errors
    ///
    /// `EBADF`: `fd` is not open. `EOPNOTSUPP`: it is no ring. `EINVAL`: a flag is unknown, or `size` is
    /// wrong. `EBUSY`: completions have to be taken first. `EINTR`: a signal came. `ETIME`: the time is
    /// over. What a queued call fails with is in its completion.
    ///
    /// # Safety
    ///
    /// The caller must have queued calls of which each is fine by itself, and must let their memory
    /// be until they are completed; and must give in `arg` an address of `size` bytes that may be
    /// read, or null. The caller must own or have borrowed `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn io_uring_enter(
        fd: I32,
        submit: U32,
        complete: U32,
        flags: U32,
        arg: *const Void,
        size: U64,
    ) -> I32;

    /// Hands descriptors, buffers and other things over to the rings, or takes them back
    /// (`io_uring_register(2)`). `op` is one of `IORING_REGISTER_*` and `IORING_UNREGISTER_*`; what
    /// `arg` and `count` are depends on it.
    ///
    /// # Errors
    ///
    /// `EBADF`: `fd` is not open. `EOPNOTSUPP`: it is no ring. `EINVAL`: there is no such `op`, or `arg`
    /// and `count` do not fit it. `EBUSY`: such things are registered already. `ENXIO`: none are.
    ///
    /// # Safety
    ///
    /// The caller must give in `arg` what `op` takes, readable and writable as it wants; registered
    /// buffers must stay until they are taken back, or the rings are gone. The caller must own or
    /// have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
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
        // SAFETY: so many bytes begin there, the structure has no padding, and a byte needs no alignment.
        unsafe { &*(&raw const *self).cast::<crate::U8>().add(Self::CMD).cast() }
    }

    /// The argument of [`IORING_OP_URING_CMD`], to be written; see [`cmd`](Self::cmd).
    #[must_use]
    pub const fn cmd_mut(&mut self) -> &mut [crate::U8; 80] {
        // SAFETY: as in `cmd`, and any bytes are a submission.
        unsafe { &mut *(&raw mut *self).cast::<crate::U8>().add(Self::CMD).cast() }
    }
}
