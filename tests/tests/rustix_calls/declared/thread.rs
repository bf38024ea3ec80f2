//! `thread`: threads, futexes, ids and CPUs.

use core::{mem::MaybeUninit, sync::atomic::AtomicU32};
use std::os::fd::BorrowedFd;

use linux_raw_sys::general::{__user_cap_data_struct, __user_cap_header_struct};
use sysdecl::{
    Failed,
    linux::{
        futex::{Futex2Flags, FutexWaitv},
        process::CloneFlags,
        time::{TIMER_ABSTIME, Timespec},
    },
    prelude::*,
};

use super::types::{ClockId, Gid, Pid, Uid, flags};

flags! {
    Flags: U32 { PRIVATE = 128, CLOCK_REALTIME = 256 }
    MembarrierQuery: U32 { GLOBAL = 1, PRIVATE_EXPEDITED = 8 }
}

/// The operation of a futex call.
#[derive(Clone, Copy)]
#[repr(u32)]
pub(crate) enum Operation {
    Wait = 0,
    Wake = 1,
    CmpRequeue = 4,
    WakeOp = 5,
}

/// A memory barrier for other threads.
#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
pub(crate) enum MembarrierCommand {
    Global = 1,
    PrivateExpedited = 8,
    RegisterPrivateExpedited = 16,
    PrivateExpeditedRseq = 128,
}

/// A CPU.
#[derive(Clone, Copy, ToKernel)]
pub(crate) struct Cpuid(pub(crate) U32);

/// A set of CPUs.
#[derive(Clone, Copy, Debug, PartialEq, Received)]
#[repr(C)]
pub(crate) struct RawCpuSet {
    pub(crate) bits: [U64; 16],
}

/// How a sleep ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NanosleepRelativeResult {
    Ok,
    /// A signal handler interrupted it, with this much time remaining.
    Interrupted(Timespec),
    Err(Errno),
}

fn slept(result: Result<(), Failed<Timespec>>) -> NanosleepRelativeResult {
    match result {
        Ok(()) => NanosleepRelativeResult::Ok,
        Err(Failed { errno: Errno::EINTR, written }) => {
            NanosleepRelativeResult::Interrupted(written)
        }
        Err(Failed { errno, .. }) => NanosleepRelativeResult::Err(errno),
    }
}

const MEMBARRIER_CMD_QUERY: I32 = 0;
const MEMBARRIER_CMD_FLAG_CPU: U32 = 1;

fn query(commands: Result<U32, Errno>) -> MembarrierQuery {
    MembarrierQuery::from_bits_retain(commands.unwrap_or_default())
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "clock_nanosleep", args(id, TIMER_ABSTIME, req, 0))]
    pub(crate) safe fn clock_nanosleep_absolute(id: ClockId, req: &Timespec) -> Result<(), Errno>;

    #[syscall(name = "clock_nanosleep", args(id, 0, request, out), result = slept)]
    pub(crate) safe fn clock_nanosleep_relative(
        id: ClockId,
        request: &Timespec,
    ) -> NanosleepRelativeResult;

    #[syscall(args(request, out), result = slept)]
    pub(crate) safe fn nanosleep(request: &Timespec) -> NanosleepRelativeResult;

    #[syscall(result = Pid::known)]
    pub(crate) safe fn gettid() -> Pid;

    #[syscall(
        name = "futex",
        args(uaddr, op as U32 | flags.bits(), val, val2 as usize, uaddr2, val3)
    )]
    pub(crate) fn futex_val2(
        uaddr: *const AtomicU32,
        op: Operation,
        flags: Flags,
        val: U32,
        val2: U32,
        uaddr2: *const AtomicU32,
        val3: U32,
    ) -> Result<usize, Errno>;

    #[syscall(name = "futex", args(uaddr, op as U32 | flags.bits(), val, timeout, uaddr2, val3))]
    pub(crate) fn futex_timeout(
        uaddr: *const AtomicU32,
        op: Operation,
        flags: Flags,
        val: U32,
        timeout: Option<&Timespec>,
        uaddr2: *const AtomicU32,
        val3: U32,
    ) -> Result<usize, Errno>;

    // The addresses in a `FutexWaitv` are integers, and the kernel validates them.
    pub(crate) safe fn futex_waitv(
        waiters: &[FutexWaitv],
        flags: Futex2Flags,
        timeout: Option<&Timespec>,
        clockid: ClockId,
    ) -> Result<usize, Errno>;

    pub(crate) safe fn setns(fd: BorrowedFd<'_>, nstype: I32) -> Result<I32, Errno>;

    pub(crate) fn unshare(flags: CloneFlags) -> Result<(), Errno>;

    // The kernel accesses as many elements of `data` as the version in `header` requires.
    #[syscall(args(header, data.as_mut_ptr()))]
    pub(crate) fn capget(
        header: &mut __user_cap_header_struct,
        data: &mut [MaybeUninit<__user_cap_data_struct>],
    ) -> Result<(), Errno>;

    #[syscall(args(header, data.as_ptr()))]
    pub(crate) fn capset(
        header: &mut __user_cap_header_struct,
        data: &[__user_cap_data_struct],
    ) -> Result<(), Errno>;

    #[syscall(name = "setuid")]
    pub(crate) safe fn setuid_thread(uid: Uid) -> Result<(), Errno>;

    #[syscall(name = "setresuid")]
    pub(crate) safe fn setresuid_thread(
        ruid: Option<Uid>,
        euid: Option<Uid>,
        suid: Option<Uid>,
    ) -> Result<(), Errno>;

    #[syscall(name = "setgid")]
    pub(crate) safe fn setgid_thread(gid: Gid) -> Result<(), Errno>;

    #[syscall(name = "setresgid")]
    pub(crate) safe fn setresgid_thread(
        rgid: Option<Gid>,
        egid: Option<Gid>,
        sgid: Option<Gid>,
    ) -> Result<(), Errno>;

    #[syscall(name = "setgroups", args(gids.len(), gids.as_ptr()))]
    pub(crate) safe fn setgroups_thread(gids: &[Gid]) -> Result<(), Errno>;

    // Bytes that the kernel does not write are zero.
    #[syscall(args(pid, size_of_val(out), out))]
    pub(crate) safe fn sched_getaffinity(pid: Option<Pid>) -> Result<RawCpuSet, Errno>;

    #[syscall(args(pid, size_of::<RawCpuSet>(), cpuset))]
    pub(crate) safe fn sched_setaffinity(pid: Option<Pid>, cpuset: &RawCpuSet)
    -> Result<(), Errno>;

    pub(crate) safe fn sched_yield();

    #[syscall(name = "membarrier", args(MEMBARRIER_CMD_QUERY, 0), result = query)]
    pub(crate) safe fn membarrier_query() -> MembarrierQuery;

    #[syscall(args(cmd, 0))]
    pub(crate) safe fn membarrier(cmd: MembarrierCommand) -> Result<(), Errno>;

    #[syscall(name = "membarrier", args(cmd, MEMBARRIER_CMD_FLAG_CPU, cpu))]
    pub(crate) safe fn membarrier_cpu(cmd: MembarrierCommand, cpu: Cpuid) -> Result<(), Errno>;
}
