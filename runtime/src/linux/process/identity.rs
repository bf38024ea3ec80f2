//! Process and thread IDs, users, groups and sessions.

use crate::{I32, U32, linux::variant, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Returns the ID of the calling process. It cannot fail (`getpid(2)`).
    pub safe fn getpid() -> I32;

    /// Returns the ID of the parent process, or 0 if that is outside the PID namespace. It cannot
    /// fail (`getppid(2)`).
    pub safe fn getppid() -> I32;

    /// Returns the ID of the calling thread; in the main thread the same as [`getpid`]. It cannot
    /// fail (`gettid(2)`).
    pub safe fn gettid() -> I32;

    /// Returns the real user ID. It cannot fail (`getuid(2)`).
    #[syscall(nr = variant::SYS_GETUID)]
    pub safe fn getuid() -> U32;

    /// Returns the effective user ID, which determines permissions. It cannot fail (`geteuid(2)`).
    #[syscall(nr = variant::SYS_GETEUID)]
    pub safe fn geteuid() -> U32;

    /// Returns the real group ID. It cannot fail (`getgid(2)`).
    #[syscall(nr = variant::SYS_GETGID)]
    pub safe fn getgid() -> U32;

    /// Returns the effective group ID. It cannot fail (`getegid(2)`).
    #[syscall(nr = variant::SYS_GETEGID)]
    pub safe fn getegid() -> U32;

    /// Stores the real, the effective and the saved user ID (`getresuid(2)`).
    ///
    /// # Errors
    ///
    /// - `-EFAULT`: an address is outside the accessible address space.
    ///
    /// # Safety
    ///
    /// The three pointers must be valid for writes.
    #[syscall(nr = variant::SYS_GETRESUID)]
    pub fn getresuid(ruid: *mut U32, euid: *mut U32, suid: *mut U32) -> I32;

    /// Stores the real, the effective and the saved group ID (`getresgid(2)`).
    ///
    /// # Errors
    ///
    /// - `-EFAULT`: an address is outside the accessible address space.
    ///
    /// # Safety
    ///
    /// The three pointers must be valid for writes.
    #[syscall(nr = variant::SYS_GETRESGID)]
    pub fn getresgid(rgid: *mut U32, egid: *mut U32, sgid: *mut U32) -> I32;

    /// Sets the effective user ID of the calling *thread*; with `CAP_SETUID` also the real and the
    /// saved one (`setuid(2)`).
    ///
    /// The system call changes one thread, whereas the C library function of this name changes all
    /// threads of the process. Threads that keep the old IDs keep their privileges.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the user ID is not valid in the user namespace.
    /// - `-EPERM`: the caller lacks `CAP_SETUID`, and the ID is neither its real nor its saved one.
    #[syscall(nr = variant::SYS_SETUID)]
    pub safe fn setuid(uid: U32) -> I32;

    /// Sets the effective group ID of the calling *thread*; with `CAP_SETGID` also the real and the
    /// saved one (`setgid(2)`).
    ///
    /// Like [`setuid`], it does not affect other threads.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the group ID is not valid in the user namespace.
    /// - `-EPERM`: the caller lacks `CAP_SETGID`, and the ID is neither its real nor its saved one.
    #[syscall(nr = variant::SYS_SETGID)]
    pub safe fn setgid(gid: U32) -> I32;

    /// Sets the real and the effective user ID of the calling *thread*; [`U32::MAX`] leaves a value
    /// unchanged (`setreuid(2)`).
    ///
    /// # Errors
    ///
    /// As [`setuid`].
    #[syscall(nr = variant::SYS_SETREUID)]
    pub safe fn setreuid(ruid: U32, euid: U32) -> I32;

    /// Sets the real and the effective group ID of the calling *thread*; [`U32::MAX`] leaves a
    /// value unchanged (`setregid(2)`).
    ///
    /// # Errors
    ///
    /// As [`setgid`].
    #[syscall(nr = variant::SYS_SETREGID)]
    pub safe fn setregid(rgid: U32, egid: U32) -> I32;

    /// Sets the real, the effective and the saved user ID of the calling *thread*; [`U32::MAX`]
    /// leaves a value unchanged (`setresuid(2)`).
    ///
    /// # Errors
    ///
    /// As [`setuid`].
    #[syscall(nr = variant::SYS_SETRESUID)]
    pub safe fn setresuid(ruid: U32, euid: U32, suid: U32) -> I32;

    /// Sets the real, the effective and the saved group ID of the calling *thread*; [`U32::MAX`]
    /// leaves a value unchanged (`setresgid(2)`).
    ///
    /// # Errors
    ///
    /// As [`setgid`].
    #[syscall(nr = variant::SYS_SETRESGID)]
    pub safe fn setresgid(rgid: U32, egid: U32, sgid: U32) -> I32;

    /// Stores the supplementary group IDs and returns their number; if `size` is 0, only returns
    /// the number (`getgroups(2)`).
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: there are more than `size` groups.
    ///
    /// # Safety
    ///
    /// `list` must be valid for writes of `size` elements.
    #[syscall(nr = variant::SYS_GETGROUPS)]
    pub fn getgroups(size: I32, list: *mut U32) -> I32;

    /// Sets the supplementary group IDs of the calling *thread* (`setgroups(2)`).
    ///
    /// Like [`setuid`], it does not affect other threads.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: there are more than 65 536 groups.
    /// - `-EPERM`: the caller lacks `CAP_SETGID`.
    ///
    /// # Safety
    ///
    /// `list` must be valid for reads of `size` elements.
    #[syscall(nr = variant::SYS_SETGROUPS)]
    pub fn setgroups(size: I32, list: *const U32) -> I32;

    /// Returns the process group ID of a process; 0 is the calling process (`getpgid(2)`).
    ///
    /// The result is 0 if the leader of the group is outside the caller's PID namespace.
    ///
    /// # Errors
    ///
    /// - `-ESRCH`: there is no such process.
    pub safe fn getpgid(pid: I32) -> I32;

    /// Moves a process to a process group; `pid` 0 is the calling process, and `pgid` 0 stands for
    /// the ID of the process (`setpgid(2)`).
    ///
    /// # Errors
    ///
    /// - `-EACCES`: the child has already called `execve`.
    /// - `-EINVAL`: `pgid` is negative.
    /// - `-EPERM`: the group belongs to another session.
    /// - `-ESRCH`: the process is neither the caller nor one of its children.
    pub safe fn setpgid(pid: I32, pgid: I32) -> I32;

    /// Returns the session ID of a process; 0 is the calling process (`getsid(2)`).
    ///
    /// The result is 0 if the leader of the session is outside the caller's PID namespace.
    ///
    /// # Errors
    ///
    /// - `-ESRCH`: there is no such process.
    pub safe fn getsid(pid: I32) -> I32;

    /// Creates a session and returns its ID (`setsid(2)`).
    ///
    /// # Errors
    ///
    /// - `-EPERM`: the caller is the leader of a process group.
    pub safe fn setsid() -> I32;
}
