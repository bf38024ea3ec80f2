//! Processes and signals.

use crate::{I32, U8, U32, Void, syscall};

use super::types::{OldAction, Rlimit, Rusage, SigAction, SigSet};

#[syscall(os = ["macos", "freebsd"])]
unsafe extern "C" {
    /// Ends this process (`_exit(2)`).
    pub safe fn exit(status: I32) -> !;

    /// Becomes another program (`execve(2)`); it returns on failure only.
    ///
    /// # Safety
    ///
    /// The caller must pass a text that ends in NUL, and two lists of such texts that end in null.
    pub fn execve(
        path: *const U8,
        arguments: *const *const U8,
        environment: *const *const U8,
    ) -> I32;

    /// The number of this process (`getpid(2)`).
    pub safe fn getpid() -> I32;

    /// The number of the process that started this one (`getppid(2)`).
    pub safe fn getppid() -> I32;

    /// The group of this process (`getpgrp(2)`).
    pub safe fn getpgrp() -> I32;

    /// Puts a process into a group (`setpgid(2)`).
    pub safe fn setpgid(pid: I32, group: I32) -> I32;

    /// Starts a session of its own (`setsid(2)`).
    pub safe fn setsid() -> I32;

    /// The user who runs this process (`getuid(2)`).
    pub safe fn getuid() -> U32;

    /// The user whose rights this process has (`geteuid(2)`).
    pub safe fn geteuid() -> U32;

    /// The group of the user who runs this process (`getgid(2)`).
    pub safe fn getgid() -> U32;

    /// The group whose rights this process has (`getegid(2)`).
    pub safe fn getegid() -> U32;

    /// Changes the user (`setuid(2)`).
    pub safe fn setuid(uid: U32) -> I32;

    /// Changes the group (`setgid(2)`).
    pub safe fn setgid(gid: U32) -> I32;

    /// Changes the permissions that new files do not get, and gives the old ones (`umask(2)`).
    pub safe fn umask(mask: U32) -> U32;

    /// Waits for a child, and returns its number (`wait4(2)`). Stores how it changed at `status` and what
    /// it used, a [`Rusage`], at `rusage`; null for what is not wanted.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write an `I32` to `status` and a [`Rusage`] to `rusage`, each unless
    /// it is null.
    pub fn wait4(pid: I32, status: *mut I32, options: I32, rusage: *mut Void) -> I32;

    /// Reads the limits of a resource (`getrlimit(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write at `limit`.
    pub fn getrlimit(resource: I32, limit: *mut Rlimit) -> I32;

    /// Changes the limits of a resource (`setrlimit(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass readable limits.
    pub fn setrlimit(resource: I32, limit: *const Rlimit) -> I32;

    /// What this process or its children used (`getrusage(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write at `usage`.
    pub fn getrusage(who: I32, usage: *mut Rusage) -> I32;

    /// Reads and changes which signals this thread holds back (`sigprocmask(2)`). Null for what is
    /// not wanted.
    ///
    /// # Safety
    ///
    /// The caller must pass a readable set, and let the kernel write at `old`.
    pub fn sigprocmask(how: I32, set: *const SigSet, old: *mut SigSet) -> I32;

    /// Reads and changes what a signal does (`sigaction(2)`). Null for what is not wanted.
    ///
    /// # Safety
    ///
    /// The caller must pass a readable action whose handler keeps the rules of handlers, and let
    /// the kernel write at `old`.
    pub fn sigaction(signal: I32, action: *const SigAction, old: *mut OldAction) -> I32;
}
