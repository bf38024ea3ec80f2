//! Who a process is: its numbers, its users and groups, its session.

use crate::{I32, U32, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// The calling process. It cannot fail. `getpid(2)`.
    pub safe fn getpid() -> I32;

    /// The parent of the calling process; 0 when it is outside of the PID namespace. It cannot fail.
    /// `getppid(2)`.
    pub safe fn getppid() -> I32;

    /// The calling thread; in the first thread the same as [`getpid`]. It cannot fail. `gettid(2)`.
    pub safe fn gettid() -> I32;

    /// The real user. It cannot fail. `getuid(2)`.
    pub safe fn getuid() -> U32;

    /// The effective user, who is asked for permission. It cannot fail. `geteuid(2)`.
    pub safe fn geteuid() -> U32;

    /// The real group. It cannot fail. `getgid(2)`.
    pub safe fn getgid() -> U32;

    /// The effective group. It cannot fail. `getegid(2)`.
    pub safe fn getegid() -> U32;

    /// Stores the real, the effective and the saved user. `getresuid(2)`.
    ///
    /// # Errors
    ///
    /// `-EFAULT` for an address that is not writable.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write to the three places.
    pub fn getresuid(ruid: *mut U32, euid: *mut U32, suid: *mut U32) -> I32;

    /// Stores the real, the effective and the saved group. `getresgid(2)`.
    ///
    /// # Errors
    ///
    /// `-EFAULT` for an address that is not writable.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write to the three places.
    pub fn getresgid(rgid: *mut U32, egid: *mut U32, sgid: *mut U32) -> I32;

    /// Sets the users of the calling *thread*; with privilege all three. `setuid(2)`.
    ///
    /// Other threads keep theirs: the kernel changes one thread, and a C library's function of this name
    /// all of them. A thread that still has the old users acts with their privileges.
    ///
    /// # Errors
    ///
    /// `-EPERM` without the privilege, `-EINVAL` for a user that the namespace does not have.
    pub safe fn setuid(uid: U32) -> I32;

    /// Sets the groups of the calling *thread*, as [`setuid`] its users; with privilege all three.
    /// `setgid(2)`.
    ///
    /// # Errors
    ///
    /// As [`setuid`].
    pub safe fn setgid(gid: U32) -> I32;

    /// Sets the real and the effective user of the calling *thread*; `U32::MAX` keeps one.
    /// `setreuid(2)`.
    ///
    /// # Errors
    ///
    /// As [`setuid`].
    pub safe fn setreuid(ruid: U32, euid: U32) -> I32;

    /// Sets the real and the effective group of the calling *thread*; `U32::MAX` keeps one.
    /// `setregid(2)`.
    ///
    /// # Errors
    ///
    /// As [`setuid`].
    pub safe fn setregid(rgid: U32, egid: U32) -> I32;

    /// Sets the three users of the calling *thread*; `U32::MAX` keeps one. `setresuid(2)`.
    ///
    /// # Errors
    ///
    /// As [`setuid`].
    pub safe fn setresuid(ruid: U32, euid: U32, suid: U32) -> I32;

    /// Sets the three groups of the calling *thread*; `U32::MAX` keeps one. `setresgid(2)`.
    ///
    /// # Errors
    ///
    /// As [`setuid`].
    pub safe fn setresgid(rgid: U32, egid: U32, sgid: U32) -> I32;

    /// Stores the supplementary groups, and gives their number; with `size` 0 only the number.
    /// `getgroups(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` when there are more than `size`.
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `size` groups to `list`.
    pub fn getgroups(size: I32, list: *mut U32) -> I32;

    /// Sets the supplementary groups of the calling *thread*. `setgroups(2)`.
    ///
    /// # Errors
    ///
    /// `-EPERM` without the privilege, `-EINVAL` for more than 65 536 groups.
    ///
    /// # Safety
    ///
    /// The caller must make `list` hold `size` groups, and see to the other threads.
    pub fn setgroups(size: I32, list: *const U32) -> I32;

    /// The process group of a process, where `pid` 0 is the calling one. The result is 0 when the
    /// group's leader is outside the caller's PID namespace. `getpgid(2)`.
    ///
    /// # Errors
    ///
    /// `-ESRCH` when there is no such process.
    pub safe fn getpgid(pid: I32) -> I32;

    /// Moves a process (0: the calling one) to a process group (0: its own number). `setpgid(2)`.
    ///
    /// # Errors
    ///
    /// `-EACCES` after the child has called `execve`, `-EPERM` for a group of another session,
    /// `-ESRCH` for a process that is neither the caller nor its child.
    pub safe fn setpgid(pid: I32, pgid: I32) -> I32;

    /// The session of a process, where `pid` 0 is the calling one. The result is 0 when the
    /// session's leader is outside the caller's PID namespace. `getsid(2)`.
    ///
    /// # Errors
    ///
    /// `-ESRCH` when there is no such process.
    pub safe fn getsid(pid: I32) -> I32;

    /// Starts a session, and gives its number. `setsid(2)`.
    ///
    /// # Errors
    ///
    /// `-EPERM` in the leader of a process group.
    pub safe fn setsid() -> I32;
}
