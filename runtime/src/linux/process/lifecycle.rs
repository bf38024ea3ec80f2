//! How a process starts, becomes another program, ends and is waited for.

use core::ptr;

use super::{SIGCHLD, SigInfo, clone};
use crate::{I32, U8, U32, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Ends the calling *thread* with the low 8 bits of `code` (`_exit(2)`).
    ///
    /// The process ends with its last thread; [`exit_group`] ends it with all its threads. No destructor
    /// runs, and nothing is unwound.
    ///
    /// # Safety
    ///
    /// The caller must make sure that nothing refers to the thread's stack and thread-local storage any
    /// more: no scoped thread that borrows from it, no pinned future, no lock that is still held. Whoever
    /// frees the stack must be prepared for the thread to end here.
    pub fn exit(code: I32) -> !;

    /// Ends the process, all of its threads, with the low 8 bits of `code` (`exit_group(2)`).
    ///
    /// No destructor runs, and buffered output is lost.
    pub safe fn exit_group(code: I32) -> !;

    /// Becomes another program; returns only when it fails. `execve(2)`.
    ///
    /// # Errors
    ///
    /// `-ENOENT`, `-EACCES`, `-ENOEXEC` for a file that is no program, `-E2BIG`, `-ETXTBSY`, ….
    ///
    /// # Safety
    ///
    /// The caller must pass a path that ends in NUL, and two lists of such strings that end in a null
    /// pointer.
    pub fn execve(path: *const U8, argv: *const *const U8, envp: *const *const U8) -> I32;

    /// [`execve`] of a path from the directory `dirfd`, or of `dirfd` itself with `AT_EMPTY_PATH`.
    /// `execveat(2)`.
    ///
    /// # Errors
    ///
    /// As [`execve`], and `-EBADF`, `-ENOTDIR`, `-ELOOP` with `AT_SYMLINK_NOFOLLOW`.
    ///
    /// # Safety
    ///
    /// As [`execve`]. The caller must own or have borrowed `dirfd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn execveat(
        dirfd: I32,
        path: *const U8,
        argv: *const *const U8,
        envp: *const *const U8,
        flags: I32,
    ) -> I32;

    /// Waits for a child (`pid` > 0), any (-1), any of the caller's group (0) or of the group `-pid`;
    /// stores how it changed and what it used, and gives its number, or 0 for [`WNOHANG`] with none.
    /// `wait4(2)`.
    ///
    /// [`WaitStatus`](super::WaitStatus) decodes the status.
    ///
    /// [`WNOHANG`]: super::WNOHANG
    ///
    /// # Errors
    ///
    /// `-ECHILD` when there is no such child, `-EINTR` at a signal, `-EINVAL` for unknown options.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write an `I32` to `status` and a [`Rusage`](super::Rusage) to
    /// `rusage`, each unless it is null.
    pub fn wait4(pid: I32, status: *mut I32, options: I32, rusage: *mut Void) -> I32;

    /// Waits for a change of the children that `which` ([`P_PID`], [`P_PIDFD`], …) and `id` select,
    /// and stores which and how. `waitid(2)`.
    ///
    /// [`P_PID`]: super::P_PID
    /// [`P_PIDFD`]: super::P_PIDFD
    ///
    /// # Errors
    ///
    /// `-ECHILD` when there is no such child, `-EINTR` at a signal, `-EINVAL` for options without
    /// [`WEXITED`](super::WEXITED), `WSTOPPED` or `WCONTINUED`.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write a [`SigInfo`] to `info` and a [`Rusage`](super::Rusage) to
    /// `rusage`, each unless it is null. With [`P_PIDFD`], the caller must own or have borrowed the
    /// descriptor `id`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn waitid(which: I32, id: I32, info: *mut SigInfo, options: I32, rusage: *mut Void) -> I32;

    /// A descriptor that stands for a process. `pidfd_open(2)`.
    ///
    /// # Errors
    ///
    /// `-ESRCH` when there is no such process, `-EINVAL` for a thread without
    /// [`PIDFD_THREAD`](super::PIDFD_THREAD), `-EMFILE`.
    pub safe fn pidfd_open(pid: I32, flags: U32) -> I32;

    /// A copy of the descriptor `targetfd` of another process. `pidfd_getfd(2)`.
    ///
    /// # Errors
    ///
    /// `-EBADF` for either descriptor, `-EPERM` without the right to trace the process, `-ESRCH`.
    ///
    /// # Safety
    ///
    /// The caller must own `pidfd` and `targetfd`, or have borrowed them from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn pidfd_getfd(pidfd: I32, targetfd: I32, flags: U32) -> I32;

    /// Does something about this process or thread; `option` says what, and what the rest means.
    /// `prctl(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for an unknown option or its arguments, and each option's own.
    ///
    /// # Safety
    ///
    /// The caller must keep the rules of the option: some take addresses, some change what the rest of
    /// the program relies on.
    pub fn prctl(option: I32, arg2: U64, arg3: U64, arg4: U64, arg5: U64) -> I32;
}

/// Starts a copy of the process: 0 in the child, its number in the parent. `fork(2)`.
///
/// It is [`clone`] with [`SIGCHLD`], as newer architectures have no call of that name.
///
/// # Errors
///
/// `-EAGAIN` at a limit, `-ENOMEM`.
///
/// # Safety
///
/// The caller must keep the child, when there were other threads, to what is allowed in a signal
/// handler: those threads are gone, and what they held locked stays locked. Handlers that a C library
/// keeps for its own `fork` are not called.
#[inline]
#[must_use = "the child and the parent are told apart by it"]
pub unsafe fn fork() -> I32 {
    // SAFETY: no stack, no memory shared, nothing stored; the rest is the caller's.
    let pid =
        unsafe { clone(SIGCHLD as U64, ptr::null_mut(), ptr::null_mut(), ptr::null_mut(), 0) };
    #[expect(clippy::cast_possible_truncation, reason = "a process number or a negative errno")]
    return pid as I32;
}
