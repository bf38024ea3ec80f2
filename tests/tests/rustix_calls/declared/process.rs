//! `process`: processes, groups, limits and exit statuses.

use core::{ffi::CStr, mem::MaybeUninit, ptr::null_mut};
use std::os::fd::{BorrowedFd, OwnedFd, RawFd};

use sysdecl::{
    linux::{
        io::{F_GETLK, F_UNLCK, Flock, Mode},
        process::{
            P_ALL, P_PGID, P_PID, P_PIDFD, PRIO_PGRP, PRIO_PROCESS, PRIO_USER, PidfdFlags,
            Rlimit64, SigInfo, WaitFlags,
        },
    },
    prelude::*,
};

use super::types::{Gid, Pid, RawPid, Signal, Uid, flags};

flags! {
    PidfdGetfdFlags: U32 {}
}

/// A resource with a limit.
#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
pub(crate) enum Resource {
    Cpu = 0,
    Core = 4,
    Nofile = 7,
}

/// A soft and a hard limit; `None` means unlimited.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rlimit {
    pub(crate) current: Option<U64>,
    pub(crate) maximum: Option<U64>,
}

/// The limits in the kernel's format.
#[derive(Clone, Copy, Debug, PartialEq, Received)]
#[repr(transparent)]
pub(crate) struct RawRlimit(Rlimit64);

impl From<Rlimit> for RawRlimit {
    fn from(limit: Rlimit) -> Self {
        let raw = |limit: Option<U64>| limit.unwrap_or(U64::MAX);
        Self(Rlimit64 { rlim_cur: raw(limit.current), rlim_max: raw(limit.maximum) })
    }
}

impl From<RawRlimit> for Rlimit {
    fn from(RawRlimit(limit): RawRlimit) -> Self {
        let limited = |limit: U64| (limit != U64::MAX).then_some(limit);
        Self { current: limited(limit.rlim_cur), maximum: limited(limit.rlim_max) }
    }
}

/// The status of a child, as written by `wait4`.
#[derive(Clone, Copy, Debug, PartialEq, Received)]
#[repr(transparent)]
pub(crate) struct WaitStatus(pub(crate) I32);

/// The status of a child, as written by `waitid`: zero if no child has changed state.
#[derive(Clone, Copy, Debug, Received)]
#[repr(transparent)]
pub(crate) struct WaitIdStatus(pub(crate) SigInfo);

fn nice_value(priority: Result<I32, Errno>) -> Result<I32, Errno> {
    priority.map(|priority| 20 - priority)
}

/// The conflicting lock, if there is one.
fn in_the_way(lock: Result<Flock, Errno>) -> Result<Option<Flock>, Errno> {
    lock.map(|lock| (lock.l_type != F_UNLCK).then_some(lock))
}

/// The kernel returns 0 for a group or a session outside the caller's PID namespace.
fn visible(pid: Result<I32, Errno>) -> Result<Option<Pid>, Errno> {
    pid.map(Pid::new)
}

#[syscall(os = "linux")]
unsafe extern "C" {
    pub(crate) safe fn chdir(filename: &CStr) -> Result<(), Errno>;

    pub(crate) safe fn fchdir(fd: BorrowedFd<'_>) -> Result<(), Errno>;

    pub(crate) safe fn chroot(filename: &CStr) -> Result<(), Errno>;

    pub(crate) safe fn getcwd(buf: &mut [MaybeUninit<u8>]) -> Result<usize, Errno>;

    #[syscall(result = Pid::new)]
    pub(crate) safe fn getppid() -> Option<Pid>;

    #[syscall(result = visible)]
    pub(crate) safe fn getpgid(pid: Option<Pid>) -> Result<Option<Pid>, Errno>;

    pub(crate) safe fn setpgid(pid: Option<Pid>, pgid: Option<Pid>) -> Result<(), Errno>;

    #[syscall(result = Pid::new)]
    pub(crate) safe fn getpgrp() -> Option<Pid>;

    pub(crate) safe fn umask(mode: Mode) -> Mode;

    #[syscall(name = "getpriority", args(PRIO_USER, uid), result = nice_value)]
    pub(crate) safe fn getpriority_user(uid: Uid) -> Result<I32, Errno>;

    #[syscall(name = "getpriority", args(PRIO_PGRP, pgid), result = nice_value)]
    pub(crate) safe fn getpriority_pgrp(pgid: Option<Pid>) -> Result<I32, Errno>;

    #[syscall(name = "getpriority", args(PRIO_PROCESS, pid), result = nice_value)]
    pub(crate) safe fn getpriority_process(pid: Option<Pid>) -> Result<I32, Errno>;

    #[syscall(name = "setpriority", args(PRIO_USER, uid, priority))]
    pub(crate) safe fn setpriority_user(uid: Uid, priority: I32) -> Result<(), Errno>;

    #[syscall(name = "setpriority", args(PRIO_PGRP, pgid, priority))]
    pub(crate) safe fn setpriority_pgrp(pgid: Option<Pid>, priority: I32) -> Result<(), Errno>;

    #[syscall(name = "setpriority", args(PRIO_PROCESS, pid, priority))]
    pub(crate) safe fn setpriority_process(pid: Option<Pid>, priority: I32) -> Result<(), Errno>;

    #[syscall(name = "prlimit64", args(0, limit, 0, out))]
    pub(crate) safe fn getrlimit(limit: Resource) -> Result<RawRlimit, Errno>;

    #[syscall(name = "prlimit64", args(0, limit, &RawRlimit::from(new), null_mut::<RawRlimit>()))]
    pub(crate) safe fn setrlimit(limit: Resource, new: Rlimit) -> Result<(), Errno>;

    #[syscall(name = "prlimit64", args(pid, limit, &RawRlimit::from(new), out))]
    pub(crate) safe fn prlimit(
        pid: Option<Pid>,
        limit: Resource,
        new: Rlimit,
    ) -> Result<RawRlimit, Errno>;

    #[syscall(name = "wait4", args(pid, out, waitopts, 0))]
    pub(crate) safe fn _waitpid(
        pid: RawPid,
        waitopts: WaitFlags,
    ) -> Result<(RawPid, WaitStatus), Errno>;

    #[syscall(name = "waitid", args(P_ALL, 0, out, options, 0))]
    pub(crate) safe fn _waitid_all(options: WaitFlags) -> Result<WaitIdStatus, Errno>;

    #[syscall(name = "waitid", args(P_PID, pid, out, options, 0))]
    pub(crate) safe fn _waitid_pid(pid: Pid, options: WaitFlags) -> Result<WaitIdStatus, Errno>;

    #[syscall(name = "waitid", args(P_PGID, pgid, out, options, 0))]
    pub(crate) safe fn _waitid_pgid(
        pgid: Option<Pid>,
        options: WaitFlags,
    ) -> Result<WaitIdStatus, Errno>;

    #[syscall(name = "waitid", args(P_PIDFD, fd, out, options, 0))]
    pub(crate) safe fn _waitid_pidfd(
        fd: BorrowedFd<'_>,
        options: WaitFlags,
    ) -> Result<WaitIdStatus, Errno>;

    #[syscall(result = visible)]
    pub(crate) safe fn getsid(pid: Option<Pid>) -> Result<Option<Pid>, Errno>;

    pub(crate) safe fn setsid() -> Result<Pid, Errno>;

    #[syscall(name = "kill")]
    pub(crate) safe fn kill_process(pid: Pid, sig: Signal) -> Result<(), Errno>;

    #[syscall(name = "kill", args(-pid.raw(), sig))]
    pub(crate) safe fn kill_process_group(pid: Pid, sig: Signal) -> Result<(), Errno>;

    #[syscall(name = "kill", args(0, sig))]
    pub(crate) safe fn kill_current_process_group(sig: Signal) -> Result<(), Errno>;

    #[syscall(name = "kill", args(pid, 0))]
    pub(crate) safe fn test_kill_process(pid: Pid) -> Result<(), Errno>;

    #[syscall(name = "kill", args(-pid.raw(), 0))]
    pub(crate) safe fn test_kill_process_group(pid: Pid) -> Result<(), Errno>;

    #[syscall(name = "kill", args(0, 0))]
    pub(crate) safe fn test_kill_current_process_group() -> Result<(), Errno>;

    pub(crate) safe fn pidfd_getfd(
        pidfd: BorrowedFd<'_>,
        targetfd: RawFd,
        flags: PidfdGetfdFlags,
    ) -> Result<OwnedFd, Errno>;

    pub(crate) safe fn pidfd_open(pid: Pid, flags: PidfdFlags) -> Result<OwnedFd, Errno>;

    #[syscall(args(fd, sig, 0, 0))]
    pub(crate) safe fn pidfd_send_signal(fd: BorrowedFd<'_>, sig: Signal) -> Result<(), Errno>;

    pub(crate) safe fn pivot_root(new_root: &CStr, put_old: &CStr) -> Result<(), Errno>;

    #[syscall(args(buf.len().min(I32::MAX as usize), buf.as_mut_ptr()))]
    pub(crate) safe fn getgroups(buf: &mut [Gid]) -> Result<usize, Errno>;

    #[syscall(name = "fcntl", args(fd, F_GETLK, out), out = *lock, result = in_the_way)]
    pub(crate) safe fn fcntl_getlk(
        fd: BorrowedFd<'_>,
        lock: &Flock,
    ) -> Result<Option<Flock>, Errno>;
}
