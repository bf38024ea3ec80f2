//! Resource usage and limits, priorities, processor affinity and system information.

use core::ptr;

use super::{Rlimit, Rlimit64, Sysinfo, Utsname};
use crate::{I32, U32, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads and sets a resource limit of a process; 0 is the calling process (`prlimit(2)`).
    ///
    /// # Errors
    ///
    /// As [`setrlimit`], and:
    ///
    /// - `-EPERM`: the caller may not access the limits of the process.
    /// - `-ESRCH`: there is no such process.
    ///
    /// # Safety
    ///
    /// `new` must be null or valid for reads, and `old` null or valid for writes.
    pub fn prlimit64(pid: I32, resource: U32, new: *const Rlimit64, old: *mut Rlimit64) -> I32;

    /// Returns 20 minus the nice value of the processes selected by `which` and `who`: 40 is the
    /// highest priority and 1 the lowest (`getpriority(2)`).
    ///
    /// `which` is [`PRIO_PROCESS`](super::PRIO_PROCESS), [`PRIO_PGRP`](super::PRIO_PGRP) or
    /// [`PRIO_USER`](super::PRIO_USER).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `which` is unknown.
    /// - `-ESRCH`: no process is selected.
    pub safe fn getpriority(which: I32, who: I32) -> I32;

    /// Sets the nice value, from -20 (highest priority) to 19 (`setpriority(2)`).
    ///
    /// # Errors
    ///
    /// As [`getpriority`], and:
    ///
    /// - `-EACCES`: raising the priority requires `CAP_SYS_NICE`.
    /// - `-EPERM`: the process belongs to another user.
    pub safe fn setpriority(which: I32, who: I32, niceval: I32) -> I32;

    /// Yields the processor to other threads (`sched_yield(2)`).
    pub safe fn sched_yield() -> I32;

    /// Stores the affinity mask of a thread and returns the number of bytes stored; 0 is the
    /// calling thread (`sched_getaffinity(2)`).
    ///
    /// The mask has one bit for each processor that the thread may run on.
    /// [`CpuSet`](super::CpuSet) is such a mask.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `len` is too small for the processors of the system.
    /// - `-ESRCH`: there is no such thread.
    ///
    /// # Safety
    ///
    /// `mask` must be aligned and valid for writes of `len` bytes.
    pub fn sched_getaffinity(pid: I32, len: U32, mask: *mut U64) -> I32;

    /// Sets the affinity mask of a thread; 0 is the calling thread (`sched_setaffinity(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the mask contains no processor that the thread may run on.
    /// - `-EPERM`: the thread belongs to another user.
    /// - `-ESRCH`: there is no such thread.
    ///
    /// # Safety
    ///
    /// `mask` must be valid for reads of `len` bytes.
    pub fn sched_setaffinity(pid: I32, len: U32, mask: *const U64) -> I32;

    /// Stores on which processor and on which node the caller runs. `getcpu(2)`.
    ///
    /// # Errors
    ///
    /// None.
    ///
    /// # Safety
    ///
    /// The caller must make `cpu` and `node` valid to write, each unless it is null. Any other address can be a
    /// `SIGSEGV`: the [vDSO](crate::linux::vdso) writes there.
    #[syscall(vdso)]
    pub fn getcpu(cpu: *mut U32, node: *mut U32, unused: *mut crate::Void) -> I32;

    /// Stores the names and version of the system (`uname(2)`).
    ///
    /// # Errors
    ///
    /// - `-EFAULT`: an address is outside the accessible address space.
    ///
    /// # Safety
    ///
    /// `name` must be valid for writes.
    pub fn uname(name: *mut Utsname) -> I32;

    /// Stores the uptime, load averages and memory usage of the system (`sysinfo(2)`).
    ///
    /// # Errors
    ///
    /// - `-EFAULT`: an address is outside the accessible address space.
    ///
    /// # Safety
    ///
    /// `info` must be valid for writes.
    pub fn sysinfo(info: *mut Sysinfo) -> I32;
}

/// Stores a resource limit of the process, `RLIMIT_*` (`getrlimit(2)`).
///
/// It is [`prlimit64`] of the calling process, since newer architectures have no other call.
///
/// # Errors
///
/// - `-EINVAL`: the resource is unknown.
///
/// # Safety
///
/// `rlim` must be valid for writes.
#[inline]
pub unsafe fn getrlimit(resource: U32, rlim: *mut Rlimit) -> I32 {
    // SAFETY: the caller keeps the same rules; both structures are two 64-bit integers.
    unsafe { prlimit64(0, resource, ptr::null(), rlim.cast()) }
}

/// Sets a resource limit of the process (`setrlimit(2)`).
///
/// It is [`prlimit64`] of the calling process.
///
/// # Errors
///
/// - `-EINVAL`: the resource is unknown, or the soft limit exceeds the hard limit.
/// - `-EPERM`: raising the hard limit requires `CAP_SYS_RESOURCE`.
///
/// # Safety
///
/// `rlim` must be valid for reads.
#[inline]
#[expect(clippy::must_use_candidate, reason = "called for its effect")]
pub unsafe fn setrlimit(resource: U32, rlim: *const Rlimit) -> I32 {
    // SAFETY: as for `getrlimit`.
    unsafe { prlimit64(0, resource, rlim.cast(), ptr::null_mut()) }
}
