//! Resource usage on 32-bit architectures, where the system calls store 32-bit times.

use super::{Rusage, SigInfo, old_wait4::old_wait4};
use crate::{I32, Void, linux::types::Timeval, syscall};

/// The kernel's `struct rusage`: seconds and microseconds of two times, and 14 numbers.
pub(super) type Old = [I32; 18];

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "getrusage")]
    fn old_getrusage(who: I32, usage: *mut Old) -> I32;

    #[syscall(name = "waitid")]
    pub(super) fn old_waitid(
        which: I32,
        id: I32,
        info: *mut SigInfo,
        options: I32,
        usage: *mut Old,
    ) -> I32;
}

/// Converts what the kernel has stored to 64-bit times.
fn widened(usage: Old) -> Rusage {
    let [
        user,
        user_micros,
        system,
        system_micros,
        maxrss,
        ixrss,
        idrss,
        isrss,
        minflt,
        majflt,
        rest @ ..,
    ] = usage;
    let [nswap, inblock, oublock, msgsnd, msgrcv, nsignals, nvcsw, nivcsw] = rest;
    let time =
        |seconds: I32, micros: I32| Timeval { tv_sec: seconds.into(), tv_usec: micros.into() };
    Rusage {
        ru_utime: time(user, user_micros),
        ru_stime: time(system, system_micros),
        ru_maxrss: maxrss,
        ru_ixrss: ixrss,
        ru_idrss: idrss,
        ru_isrss: isrss,
        ru_minflt: minflt,
        ru_majflt: majflt,
        ru_nswap: nswap,
        ru_inblock: inblock,
        ru_oublock: oublock,
        ru_msgsnd: msgsnd,
        ru_msgrcv: msgrcv,
        ru_nsignals: nsignals,
        ru_nvcsw: nvcsw,
        ru_nivcsw: nivcsw,
        ..Rusage::ZERO
    }
}

/// Stores the resource usage of `who`, such as [`RUSAGE_SELF`](super::RUSAGE_SELF)
/// (`getrusage(2)`).
///
/// # Errors
///
/// - `-EINVAL`: `who` is unknown.
///
/// # Safety
///
/// `usage` must be valid for writes.
#[inline]
pub unsafe fn getrusage(who: I32, usage: *mut Rusage) -> I32 {
    let mut found = Old::default();
    // SAFETY: the memory is ours.
    let failure = unsafe { old_getrusage(who, &raw mut found) };
    if failure == 0 {
        // SAFETY: the caller vouches for the address.
        unsafe { usage.write(widened(found)) };
    }
    failure
}

/// Waits for a child to change state and returns its ID, or 0 if [`WNOHANG`] is set and there
/// is no change (`wait4(2)`).
///
/// `pid` selects the child with this ID (> 0), any child (-1), any child in the caller's
/// process group (0) or any child in the process group `-pid`. The status, which
/// [`WaitStatus`](super::WaitStatus) decodes, and the resource usage are stored unless the
/// pointer is null.
///
/// [`WNOHANG`]: super::WNOHANG
///
/// # Errors
///
/// - `-ECHILD`: there is no such child.
/// - `-EINTR`: a signal interrupted the call.
/// - `-EINVAL`: an option is unknown.
///
/// # Safety
///
/// `status` must be null or valid for writes, and `rusage` null or valid for writes of a
/// [`Rusage`](super::Rusage).
#[inline]
pub unsafe fn wait4(pid: I32, status: *mut I32, options: I32, rusage: *mut Void) -> I32 {
    let mut found = Old::default();
    // SAFETY: the caller vouches for the status; the other memory is ours.
    let child = unsafe { old_wait4(pid, status, options, &raw mut found) };
    if child > 0 && !rusage.is_null() {
        // SAFETY: the caller vouches for the address.
        unsafe { rusage.cast::<Rusage>().write(widened(found)) };
    }
    child
}

/// Waits for a change of state of the children selected by `which` ([`P_PID`], [`P_PIDFD`], …)
/// and `id`, and stores what happened (`waitid(2)`).
///
/// [`P_PID`]: super::P_PID
/// [`P_PIDFD`]: super::P_PIDFD
///
/// # Errors
///
/// - `-ECHILD`: there is no such child.
/// - `-EINTR`: a signal interrupted the call.
/// - `-EINVAL`: an option is unknown, or none of [`WEXITED`](super::WEXITED), `WSTOPPED` and
///   `WCONTINUED` is set.
///
/// # Safety
///
/// `info` must be null or valid for writes, and `rusage` null or valid for writes of a
/// [`Rusage`](super::Rusage). With [`P_PIDFD`], the caller must own the descriptor `id` or have
/// borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn waitid(
    which: I32,
    id: I32,
    info: *mut SigInfo,
    options: I32,
    rusage: *mut Void,
) -> I32 {
    let mut found = Old::default();
    // SAFETY: the caller vouches for the information; the other memory is ours.
    let failure = unsafe { old_waitid(which, id, info, options, &raw mut found) };
    if failure == 0 && !rusage.is_null() {
        // SAFETY: the caller vouches for the address.
        unsafe { rusage.cast::<Rusage>().write(widened(found)) };
    }
    failure
}
