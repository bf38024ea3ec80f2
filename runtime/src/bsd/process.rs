//! Processes and signals.

use crate::{I32, U8, U32, Void, syscall};

use super::types::{OldAction, Rlimit, Rusage, SigAction, SigSet};

#[syscall(os = ["macos", "freebsd"])]
unsafe extern "C" {
    /// Terminates the process (`_exit(2)`).
    pub safe fn exit(status: I32) -> !;

    /// Replaces the current process image. Returns only on error (`execve(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a text that ends in NUL, and two lists of such texts that end in null.
    pub fn execve(
        path: *const U8,
        arguments: *const *const U8,
        environment: *const *const U8,
    ) -> I32;

    /// Returns the ID of the calling process (`getpid(2)`).
    pub safe fn getpid() -> I32;

    /// Returns the ID of the parent process (`getppid(2)`).
    pub safe fn getppid() -> I32;

    /// Returns the process group ID of the calling process (`getpgrp(2)`).
    pub safe fn getpgrp() -> I32;

    /// Moves a process to a process group (`setpgid(2)`).
    pub safe fn setpgid(pid: I32, group: I32) -> I32;

    /// Creates a session (`setsid(2)`).
    pub safe fn setsid() -> I32;

    /// Returns the real user ID (`getuid(2)`).
    pub safe fn getuid() -> U32;

    /// Returns the effective user ID (`geteuid(2)`).
    pub safe fn geteuid() -> U32;

    /// Returns the real group ID (`getgid(2)`).
    pub safe fn getgid() -> U32;

    /// Returns the effective group ID (`getegid(2)`).
    pub safe fn getegid() -> U32;

    /// Sets the user ID of the process (`setuid(2)`).
    pub safe fn setuid(uid: U32) -> I32;

    /// Sets the group ID of the process (`setgid(2)`).
    pub safe fn setgid(gid: U32) -> I32;

    /// Sets the file mode creation mask and returns the previous one (`umask(2)`).
    pub safe fn umask(mask: U32) -> U32;

    /// Waits for a child to change state and returns its ID; stores its status and its resource
    /// usage unless the pointer is null (`wait4(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write an `I32` to `status` and a [`Rusage`] to `rusage`, each unless
    /// it is null.
    pub fn wait4(pid: I32, status: *mut I32, options: I32, rusage: *mut Void) -> I32;

    /// Stores a resource limit (`getrlimit(2)`).
    ///
    /// # Safety
    ///
    /// `limit` must be valid for writes.
    pub fn getrlimit(resource: I32, limit: *mut Rlimit) -> I32;

    /// Sets a resource limit (`setrlimit(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass readable limits.
    pub fn setrlimit(resource: I32, limit: *const Rlimit) -> I32;

    /// Stores the resource usage of the process or its children (`getrusage(2)`).
    ///
    /// # Safety
    ///
    /// `usage` must be valid for writes.
    pub fn getrusage(who: I32, usage: *mut Rusage) -> I32;

    /// Changes the signal mask of the thread and stores the previous one; either pointer may be
    /// null (`sigprocmask(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable set, and let the kernel write at `old`.
    pub fn sigprocmask(how: I32, set: *const SigSet, old: *mut SigSet) -> I32;

    /// Sets the action for a signal and stores the previous one; either pointer may be null
    /// (`sigaction(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable action whose handler keeps the rules of handlers, and let
    /// the kernel write at `old`.
    pub fn sigaction(signal: I32, action: *const SigAction, old: *mut OldAction) -> I32;
}
