//! Starting, executing, terminating and waiting for processes.

use core::ptr;

use super::{SIGCHLD, clone};
use crate::{I32, U8, U32, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Terminates the calling *thread* with the low 8 bits of `code` as its status (`_exit(2)`).
    ///
    /// The process terminates with its last thread; [`exit_group`] terminates all threads. No
    /// destructor runs, and nothing is unwound.
    ///
    /// # Safety
    ///
    /// Nothing may refer to the thread's stack and thread-local storage afterwards: no scoped
    /// thread that borrows from it, no pinned future, no lock that is still held. The owner of the
    /// stack must expect the thread to terminate here.
    pub fn exit(code: I32) -> !;

    /// Terminates all threads of the process with the low 8 bits of `code` as its status
    /// (`exit_group(2)`).
    ///
    /// No destructor runs, and buffered output is lost.
    pub safe fn exit_group(code: I32) -> !;

    /// Replaces the current process image. Returns only on error (`execve(2)`).
    ///
    /// # Errors
    ///
    /// - `-EACCES`: search permission is denied for a directory of the path.
    /// - `-ELOOP`: the path contains too many symbolic links.
    /// - `-ENAMETOOLONG`: the path or a component of it is too long.
    /// - `-ENOENT`: a component of the path does not exist.
    /// - `-ENOTDIR`: a component of the path that is used as a directory is not one.
    /// - `-E2BIG`: the arguments and the environment are too large.
    /// - `-EACCES`: the file is not executable.
    /// - `-ENOEXEC`: the format of the file is unknown.
    /// - `-ETXTBSY`: the file is open for writing.
    ///
    /// # Safety
    ///
    /// `path` must point to a NUL-terminated string, and `argv` and `envp` to arrays of pointers to
    /// such strings that end with a null pointer.
    pub fn execve(path: *const U8, argv: *const *const U8, envp: *const *const U8) -> I32;

    /// Executes a file as [`execve`] does, with a relative path starting at the directory `dirfd`
    /// (`execveat(2)`).
    ///
    /// With `AT_EMPTY_PATH` an empty path stands for `dirfd` itself.
    ///
    /// # Errors
    ///
    /// As [`execve`], and:
    ///
    /// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
    /// - `-ELOOP`: the path is a symbolic link and `AT_SYMLINK_NOFOLLOW` is set.
    ///
    /// # Safety
    ///
    /// As [`execve`]: `path` must point to a NUL-terminated string, and `argv` and `envp` to arrays
    /// of pointers to such strings that end with a null pointer. The caller must own `dirfd` or
    /// have borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn execveat(
        dirfd: I32,
        path: *const U8,
        argv: *const *const U8,
        envp: *const *const U8,
        flags: I32,
    ) -> I32;

    /// Returns a descriptor that refers to a process (`pidfd_open(2)`; since Linux 5.3).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `pid` is a thread and [`PIDFD_THREAD`](super::PIDFD_THREAD) is not set, or a
    ///   flag is unknown.
    /// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
    /// - `-ESRCH`: there is no such process.
    pub safe fn pidfd_open(pid: I32, flags: U32) -> I32;

    /// Returns a duplicate of the descriptor `targetfd` of another process (`pidfd_getfd(2)`; since
    /// Linux 5.6).
    ///
    /// # Errors
    ///
    /// - `-EBADF`: `pidfd` is not a process descriptor, or `targetfd` is not open in the process.
    /// - `-EMFILE`: the process has too many open files.
    /// - `-EPERM`: the caller may not trace the process.
    /// - `-ESRCH`: the process has terminated.
    ///
    /// # Safety
    ///
    /// The caller must own `pidfd` and `targetfd` or have borrowed them from their owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn pidfd_getfd(pidfd: I32, targetfd: I32, flags: U32) -> I32;

    /// Performs an operation on the process or thread; the meaning of the arguments depends on
    /// `option` (`prctl(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the option is unknown, or an argument is invalid for it.
    ///
    /// Each option can have further errors.
    ///
    /// # Safety
    ///
    /// The caller must uphold the requirements of the option: some take addresses, and some change
    /// what other code relies on.
    pub fn prctl(option: I32, arg2: U64, arg3: U64, arg4: U64, arg5: U64) -> I32;
}

/// Creates a copy of the process; returns 0 in the child and the ID of the child in the parent
/// (`fork(2)`).
///
/// Newer architectures lack this system call. This function calls [`clone`] with [`SIGCHLD`] on all
/// of them.
///
/// # Errors
///
/// - `-EAGAIN`: a limit on the number of processes is reached.
/// - `-ENOMEM`: out of memory.
///
/// # Safety
///
/// If the process has other threads, the child may only do what is allowed in a signal handler:
/// those threads do not exist in the child, and the locks that they held stay locked. The `fork`
/// handlers of the C library are not called.
#[inline]
#[must_use = "the child and the parent are told apart by it"]
pub unsafe fn fork() -> I32 {
    // SAFETY: there is no new stack, no memory is shared, and nothing is stored. The caller guarantees the rest.
    let pid =
        unsafe { clone(SIGCHLD as U64, ptr::null_mut(), ptr::null_mut(), ptr::null_mut(), 0) };
    #[expect(clippy::cast_possible_truncation, reason = "a process number or a negative errno")]
    return pid as I32;
}
