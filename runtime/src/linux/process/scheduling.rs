//! Policies and priorities of the scheduler.

use super::{SchedAttr, SchedParam, Timespec};
use crate::{I32, U32, linux::variant, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sets the policy ([`SCHED_FIFO`](super::SCHED_FIFO), …) and the priority of a thread, 0 being the calling one
    /// (`sched_setscheduler(2)`).
    ///
    /// [`SCHED_RESET_ON_FORK`](super::SCHED_RESET_ON_FORK) can be added to `policy`.
    ///
    /// ```standalone_crate
    /// use sysdecl::linux::process::*;
    ///
    /// assert_eq!(sched_setscheduler(0, SCHED_BATCH, &SchedParam::ZERO), 0);
    /// assert_eq!(sched_getscheduler(0), SCHED_BATCH);
    /// ```
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: there is no such policy, or it has no such priority.
    /// - `-EPERM`: the caller is not privileged, and the limit [`RLIMIT_RTPRIO`](super::RLIMIT_RTPRIO) does not allow it.
    /// - `-ESRCH`: there is no such thread.
    pub safe fn sched_setscheduler(pid: I32, policy: I32, param: &SchedParam) -> I32;

    /// Returns the policy of a thread, 0 being the calling one (`sched_getscheduler(2)`).
    ///
    /// [`SCHED_RESET_ON_FORK`](super::SCHED_RESET_ON_FORK) is added to it if it is set.
    ///
    /// ```
    /// use sysdecl::linux::process::{SCHED_NORMAL, sched_getscheduler};
    ///
    /// assert_eq!(sched_getscheduler(0), SCHED_NORMAL);
    /// ```
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `pid` is negative.
    /// - `-ESRCH`: there is no such thread.
    pub safe fn sched_getscheduler(pid: I32) -> I32;

    /// Sets the priority of a thread within its policy, 0 being the calling one (`sched_setparam(2)`).
    ///
    /// ```
    /// use sysdecl::linux::process::{SchedParam, sched_setparam};
    ///
    /// assert_eq!(sched_setparam(0, &SchedParam { sched_priority: 0 }), 0);
    /// ```
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: its policy has no such priority.
    /// - `-EPERM`: the caller is not privileged, and the limit [`RLIMIT_RTPRIO`](super::RLIMIT_RTPRIO) does not allow it.
    /// - `-ESRCH`: there is no such thread.
    pub safe fn sched_setparam(pid: I32, param: &SchedParam) -> I32;

    /// Stores the priority of a thread within its policy, 0 being the calling one (`sched_getparam(2)`).
    ///
    /// ```
    /// use sysdecl::linux::process::{SchedParam, sched_getparam};
    ///
    /// let mut param = SchedParam { sched_priority: -1 };
    /// assert_eq!(sched_getparam(0, &mut param), 0);
    /// assert_eq!(param.sched_priority, 0); // `SCHED_NORMAL` has no others.
    /// ```
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `pid` is negative.
    /// - `-ESRCH`: there is no such thread.
    pub safe fn sched_getparam(pid: I32, param: &mut SchedParam) -> I32;

    /// Returns the largest priority of a policy (`sched_get_priority_max(2)`).
    ///
    /// ```
    /// use sysdecl::linux::process::{SCHED_FIFO, SCHED_NORMAL, sched_get_priority_max};
    ///
    /// assert_eq!([SCHED_FIFO, SCHED_NORMAL].map(sched_get_priority_max), [99, 0]);
    /// ```
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: there is no such policy.
    pub safe fn sched_get_priority_max(policy: I32) -> I32;

    /// Returns the smallest priority of a policy (`sched_get_priority_min(2)`).
    ///
    /// ```
    /// use sysdecl::linux::process::{SCHED_FIFO, SCHED_NORMAL, sched_get_priority_min};
    ///
    /// assert_eq!([SCHED_FIFO, SCHED_NORMAL].map(sched_get_priority_min), [1, 0]);
    /// ```
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: there is no such policy.
    pub safe fn sched_get_priority_min(policy: I32) -> I32;

    /// Stores the time slice of a thread, 0 being the calling one (`sched_rr_get_interval(2)`). For
    /// [`SCHED_FIFO`](super::SCHED_FIFO), which has none, it is zero.
    ///
    /// ```
    /// use sysdecl::linux::process::{Timespec, sched_rr_get_interval};
    ///
    /// let mut slice = Timespec::ZERO;
    /// assert_eq!(sched_rr_get_interval(0, &mut slice), 0);
    /// assert_eq!(slice.tv_sec, 0);
    /// ```
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `pid` is negative.
    /// - `-ESRCH`: there is no such thread.
    #[syscall(nr = variant::SYS_SCHED_RR_GET_INTERVAL)]
    pub safe fn sched_rr_get_interval(pid: I32, interval: &mut Timespec) -> I32;

    /// Sets the policy of a thread, 0 being the calling one, with all of its parameters (`sched_setattr(2)`). It is the only
    /// way to [`SCHED_DEADLINE`](super::SCHED_DEADLINE) and to a bound of the utilization. `flags` is 0.
    ///
    /// ```standalone_crate
    /// use sysdecl::linux::process::*;
    ///
    /// let mut attr = SchedAttr {
    ///     size: SCHED_ATTR_SIZE_VER1,
    ///     sched_policy: SCHED_BATCH as u32,
    ///     sched_nice: 19,
    ///     ..SchedAttr::ZERO
    /// };
    /// // SAFETY: the attributes are as large as they say.
    /// assert_eq!(unsafe { sched_setattr(0, &mut attr, 0) }, 0);
    /// assert_eq!(getpriority(PRIO_PROCESS, 0), 20 - 19);
    /// ```
    ///
    /// # Errors
    ///
    /// - `-E2BIG`: `size` is smaller than [`SCHED_ATTR_SIZE_VER0`](super::SCHED_ATTR_SIZE_VER0), or the kernel does not know
    ///   something that is not zero; the size that it knows is stored in `size`.
    /// - `-EBUSY`: there is not enough processor time left for [`SCHED_DEADLINE`](super::SCHED_DEADLINE).
    /// - `-EINVAL`: there is no such policy, or it has no such parameters; a flag is unknown; `pid` is negative.
    /// - `-EOPNOTSUPP`: this kernel was built without bounds of the utilization.
    /// - `-EPERM`: the caller is not privileged, or the thread may not use all processors.
    /// - `-ESRCH`: there is no such thread.
    ///
    /// # Safety
    ///
    /// The caller must make `attr` valid to read for `attr.size` bytes (48 if that is 0), and its first member valid to write.
    pub fn sched_setattr(pid: I32, attr: *mut SchedAttr, flags: U32) -> I32;

    /// Stores the policy of a thread, 0 being the calling one, with all of its parameters (`sched_getattr(2)`). `flags` is 0
    /// or [`SCHED_GETATTR_FLAG_DL_DYNAMIC`](super::SCHED_GETATTR_FLAG_DL_DYNAMIC).
    ///
    /// ```
    /// use sysdecl::linux::process::*;
    ///
    /// let mut attr = SchedAttr::ZERO;
    /// // SAFETY: so many bytes are writable.
    /// assert_eq!(unsafe { sched_getattr(0, &mut attr, SCHED_ATTR_SIZE_VER1, 0) }, 0);
    /// assert_eq!(attr.sched_policy, SCHED_NORMAL as u32);
    /// ```
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `size` is smaller than [`SCHED_ATTR_SIZE_VER0`](super::SCHED_ATTR_SIZE_VER0) or larger than a page, a flag
    ///   is unknown, or `pid` is negative.
    /// - `-ESRCH`: there is no such thread.
    ///
    /// # Safety
    ///
    /// The caller must make `attr` valid to write for `size` bytes.
    pub fn sched_getattr(pid: I32, attr: *mut SchedAttr, size: U32, flags: U32) -> I32;
}
