//! What a process uses and may use, and what it runs on.

use super::{Rlimit, Rlimit64, Rusage, Sysinfo, Utsname};
use crate::{I32, U32, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Stores what `who` ([`RUSAGE_SELF`](super::RUSAGE_SELF), …) has used. `getrusage(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for an unknown `who`.
    ///
    /// # Safety
    ///
    /// The caller must make `usage` valid to write.
    pub fn getrusage(who: I32, usage: *mut Rusage) -> I32;

    /// Stores a limit of the process, `RLIMIT_*`. `getrlimit(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for a limit that there is not.
    ///
    /// # Safety
    ///
    /// The caller must make `rlim` valid to write.
    pub fn getrlimit(resource: U32, rlim: *mut Rlimit) -> I32;

    /// Sets a limit of the process. `setrlimit(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for a limit that there is not or a soft limit above the hard one, `-EPERM` for a
    /// higher hard limit without the privilege.
    ///
    /// # Safety
    ///
    /// The caller must make `rlim` valid to read.
    pub fn setrlimit(resource: U32, rlim: *const Rlimit) -> I32;

    /// Stores a limit of a process (0: the calling one), and sets it. `prlimit(2)`.
    ///
    /// # Errors
    ///
    /// As [`setrlimit`], and `-ESRCH`.
    ///
    /// # Safety
    ///
    /// The caller must make `new` valid to read and `old` valid to write, each unless it is null.
    pub fn prlimit64(pid: I32, resource: U32, new: *const Rlimit64, old: *mut Rlimit64) -> I32;

    /// The nice value of what `which` ([`PRIO_PROCESS`](super::PRIO_PROCESS), …) and `who` select, as
    /// 20 minus it: 40 for the most favoured, 1 for the least. `getpriority(2)`.
    ///
    /// # Errors
    ///
    /// `-ESRCH`, `-EINVAL` for an unknown `which`.
    pub safe fn getpriority(which: I32, who: I32) -> I32;

    /// Sets a nice value, -20 (the most favoured) to 19. `setpriority(2)`.
    ///
    /// # Errors
    ///
    /// As [`getpriority`], and `-EACCES`, `-EPERM` without the privilege.
    pub safe fn setpriority(which: I32, who: I32, niceval: I32) -> I32;

    /// Lets another thread run. `sched_yield(2)`.
    pub safe fn sched_yield() -> I32;

    /// Stores on which processors a thread (0: the calling one) may run, a bit each in `len` bytes, and
    /// gives the number of bytes stored. A [`CpuSet`](super::CpuSet) is such a mask. `sched_getaffinity(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for too few bytes, `-ESRCH`.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `len` bytes to `mask`, which is aligned as a word.
    pub fn sched_getaffinity(pid: I32, len: U32, mask: *mut U64) -> I32;

    /// Sets on which processors a thread (0: the calling one) may run. `sched_setaffinity(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for none that there is, `-EPERM`, `-ESRCH`.
    ///
    /// # Safety
    ///
    /// The caller must make `mask` valid to read for `len` bytes.
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

    /// Stores the names of the system. `uname(2)`.
    ///
    /// # Errors
    ///
    /// `-EFAULT` for an address that is not writable.
    ///
    /// # Safety
    ///
    /// The caller must make `name` valid to write.
    pub fn uname(name: *mut Utsname) -> I32;

    /// Stores how long the system has run, its load and its memory. `sysinfo(2)`.
    ///
    /// # Errors
    ///
    /// `-EFAULT` for an address that is not writable.
    ///
    /// # Safety
    ///
    /// The caller must make `info` valid to write.
    pub fn sysinfo(info: *mut Sysinfo) -> I32;
}
