//! `runtime`: operations that are normally reserved for the C library.

use core::{
    convert::Infallible,
    ffi::{CStr, c_void},
};
use std::os::fd::BorrowedFd;

use sysdecl::{
    linux::{
        io::AtFlags,
        process::{CLONE_CHILD_SETTID, SIGCHLD, SigAction, SigInfo, SigSet, StackT},
        time::Timespec,
    },
    prelude::*,
};

use super::types::{Pid, RawPid, Signal};

/// `arch_prctl`: sets the base address of thread-local variables.
const ARCH_SET_FS: U32 = 0x1002;

/// How `sigprocmask` changes the mask.
#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
pub(crate) enum How {
    Block = 0,
    Unblock = 1,
    SetMask = 2,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    // The child's id is written only in the child.
    #[syscall(name = "clone", args(SIGCHLD as U64 | CLONE_CHILD_SETTID, 0, 0, out, 0))]
    pub(crate) fn kernel_fork() -> Result<(RawPid, RawPid), Errno>;

    pub(crate) fn execveat(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        args: *const *const u8,
        env_vars: *const *const u8,
        flags: AtFlags,
    ) -> Result<Infallible, Errno>;

    pub(crate) fn execve(
        path: &CStr,
        args: *const *const u8,
        env_vars: *const *const u8,
    ) -> Result<Infallible, Errno>;

    #[syscall(name = "arch_prctl", args(ARCH_SET_FS, data))]
    pub(crate) fn set_fs(data: *mut c_void);

    #[syscall(result = Pid::known)]
    pub(crate) fn set_tid_address(data: *mut c_void) -> Pid;

    #[syscall(name = "exit")]
    pub(crate) fn exit_thread(code: I32) -> !;

    #[syscall(name = "rt_sigaction", args(signal, new.as_ref(), out, size_of::<SigSet>()))]
    pub(crate) fn kernel_sigaction(
        signal: Signal,
        new: Option<SigAction>,
    ) -> Result<SigAction, Errno>;

    #[syscall(name = "sigaltstack", args(new.as_ref(), out))]
    pub(crate) fn kernel_sigaltstack(new: Option<StackT>) -> Result<StackT, Errno>;

    pub(crate) fn tkill(tid: Pid, sig: Signal) -> Result<(), Errno>;

    #[syscall(name = "rt_sigprocmask", args(how, new, out, size_of::<SigSet>()))]
    pub(crate) fn kernel_sigprocmask(how: How, new: Option<&SigSet>) -> Result<SigSet, Errno>;

    #[syscall(name = "rt_sigpending", args(out, size_of::<SigSet>()))]
    pub(crate) safe fn kernel_sigpending() -> Result<SigSet, Errno>;

    #[syscall(name = "rt_sigsuspend", args(set, size_of::<SigSet>()))]
    pub(crate) safe fn kernel_sigsuspend(set: &SigSet) -> Result<(), Errno>;

    #[syscall(name = "rt_sigtimedwait", args(set, 0, 0, size_of::<SigSet>()))]
    pub(crate) fn kernel_sigwait(set: &SigSet) -> Result<Signal, Errno>;

    #[syscall(name = "rt_sigtimedwait", args(set, out, 0, size_of::<SigSet>()))]
    pub(crate) fn kernel_sigwaitinfo(set: &SigSet) -> Result<SigInfo, Errno>;

    #[syscall(name = "rt_sigtimedwait", args(set, out, timeout, size_of::<SigSet>()))]
    pub(crate) fn kernel_sigtimedwait(
        set: &SigSet,
        timeout: Option<&Timespec>,
    ) -> Result<SigInfo, Errno>;

    pub(crate) safe fn exit_group(code: I32) -> !;

    // rustix only passes null, which cannot fail; any other address can be returned unchanged.
    #[syscall(name = "brk", unchecked)]
    pub(crate) fn kernel_brk(addr: *mut c_void) -> Result<*mut c_void, Errno>;
}
