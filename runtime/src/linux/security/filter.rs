//! seccomp: a filter, a classic BPF program, decides which system calls a thread can make.

#[cfg(feature = "macros")]
use crate::{I32, Void, syscall};
use crate::{
    U8, U16, U32,
    linux::types::{SockFilter, SockFprog},
};

#[cfg(feature = "macros")]
#[syscall(os = "linux")]
unsafe extern "C" {
    /// Restricts the system calls of the calling thread, or reports what the kernel supports (`seccomp(2)`).
    ///
    /// - [`SECCOMP_SET_MODE_STRICT`](super::SECCOMP_SET_MODE_STRICT): only `read`, `write`, `_exit` and `rt_sigreturn` are
    ///   left; `flags` is 0 and `args` null.
    /// - [`SECCOMP_SET_MODE_FILTER`](super::SECCOMP_SET_MODE_FILTER): `args` is the address of a [`SockFprog`], a program that
    ///   is run at each call; `flags` are `SECCOMP_FILTER_FLAG_*`. It returns 0; with
    ///   [`SECCOMP_FILTER_FLAG_NEW_LISTENER`](super::SECCOMP_FILTER_FLAG_NEW_LISTENER) a new descriptor of the listener; with
    ///   [`SECCOMP_FILTER_FLAG_TSYNC`](super::SECCOMP_FILTER_FLAG_TSYNC) the number of a thread that has other filters, if
    ///   there is one: then nothing was installed.
    /// - [`SECCOMP_GET_ACTION_AVAIL`](super::SECCOMP_GET_ACTION_AVAIL): `args` is the address of a `SECCOMP_RET_*`; it returns
    ///   0 if the kernel supports it.
    /// - [`SECCOMP_GET_NOTIF_SIZES`](super::SECCOMP_GET_NOTIF_SIZES): stores the sizes of the kernel's structures at `args`, a
    ///   [`SeccompNotifSizes`](super::SeccompNotifSizes). Before a
    ///   [`SECCOMP_IOCTL_NOTIF_RECV`](super::SECCOMP_IOCTL_NOTIF_RECV) the caller must provide as many bytes, all zero.
    ///
    /// ```standalone_crate
    /// use sysdecl::linux::{nr::SYS_SCHED_YIELD, process::*, security::*};
    /// use sysdecl::{Errno, result::check_i32};
    /// use core::mem::offset_of;
    ///
    /// // Every `sched_yield` fails with EPERM, all else is carried out. A filter looks at the architecture
    /// // first: the number of a call depends on it.
    /// const LOAD: u16 = BPF_LD | BPF_W | BPF_ABS;
    /// const IF_EQUAL: u16 = BPF_JMP | BPF_JEQ | BPF_K;
    /// const RETURN: u16 = BPF_RET | BPF_K;
    /// let program = [
    ///     BPF_STMT(LOAD, offset_of!(SeccompData, arch) as u32),
    ///     BPF_JUMP(IF_EQUAL, SECCOMP_ARCH_NATIVE, 1, 0),
    ///     BPF_STMT(RETURN, SECCOMP_RET_KILL_PROCESS),
    ///     BPF_STMT(LOAD, offset_of!(SeccompData, nr) as u32),
    ///     BPF_JUMP(IF_EQUAL, SYS_SCHED_YIELD as u32, 0, 1),
    ///     BPF_STMT(RETURN, SECCOMP_RET_ERRNO | 1),
    ///     BPF_STMT(RETURN, SECCOMP_RET_ALLOW),
    /// ];
    /// let mut program = SockFprog::new(&program).expect("it has 7 instructions");
    /// // SAFETY: the program is readable, `prctl` reads no memory, and no code of this process relies on
    /// // `sched_yield` for more than speed.
    /// unsafe {
    ///     check_i32(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))?;
    ///     match check_i32(seccomp(SECCOMP_SET_MODE_FILTER, 0, (&raw mut program).cast())) {
    ///         // The kernel was built without seccomp.
    ///         Err(Errno::ENOSYS) => return Ok(()),
    ///         answer => assert_eq!(answer?, 0),
    ///     }
    /// }
    /// assert_eq!(check_i32(sched_yield()), Err(Errno::EPERM));
    /// # Ok::<(), Errno>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - `-EACCES`: the thread has neither set [`PR_SET_NO_NEW_PRIVS`](crate::linux::process::PR_SET_NO_NEW_PRIVS) nor the
    ///   capability `CAP_SYS_ADMIN`.
    /// - `-EBUSY`: the thread has a listener already.
    /// - `-EFAULT`: `args` cannot be read or written.
    /// - `-EINVAL`: an operation or a flag is unknown, the thread is in another mode, or the program is not valid.
    /// - `-ENOMEM`: all filters of the thread together are too long.
    /// - `-EOPNOTSUPP`: the kernel does not support the action.
    /// - `-ESRCH`: with [`SECCOMP_FILTER_FLAG_TSYNC_ESRCH`](super::SECCOMP_FILTER_FLAG_TSYNC_ESRCH), another thread has other
    ///   filters.
    ///
    /// # Safety
    ///
    /// The caller must make `args` valid to read, or to write, as the operation wants.
    ///
    /// The caller must also make sure that the code of the process stays sound under the filter. A filter can make calls lie:
    /// [`SECCOMP_RET_ERRNO`](super::SECCOMP_RET_ERRNO) with the error number 0 lets a call that was never carried out return
    /// success, and a listener can let it return any value. A `read` then claims to have filled a buffer that it did not touch,
    /// an `mmap` returns memory that belongs to somebody else, a `munmap` or a `close` has no effect. Safe code relies on all
    /// of these. A filter that only fails calls with an error that they can have, or kills, is sound.
    pub fn seccomp(operation: U32, flags: U32, args: *mut Void) -> I32;
}

/// An instruction that does not jump: a load, a calculation, a return (`seccomp(2)`).
///
/// ```
/// use sysdecl::linux::security::*;
///
/// let allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
/// assert_eq!((allow.code, allow.k), (0x06, 0x7fff_0000));
/// ```
#[allow(non_snake_case, reason = "the name of C")]
#[must_use]
pub const fn BPF_STMT(code: U16, k: U32) -> SockFilter {
    BPF_JUMP(code, k, 0, 0)
}

/// A jump, over `jt` instructions if the condition holds and over `jf` if it does not (`seccomp(2)`).
///
/// ```
/// use sysdecl::linux::security::*;
///
/// // The next instruction if the accumulator is 60, else the one after it.
/// let jump = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 60, 0, 1);
/// assert_eq!(jump, SockFilter { code: 0x15, jt: 0, jf: 1, k: 60 });
/// ```
#[allow(non_snake_case, reason = "the name of C")]
#[must_use]
pub const fn BPF_JUMP(code: U16, k: U32, jt: U8, jf: U8) -> SockFilter {
    SockFilter { code, jt, jf, k }
}

impl SockFprog {
    /// The program of these instructions; `None` if they are more than 65 535. (The kernel takes
    /// [`BPF_MAXINSNS`](super::BPF_MAXINSNS).)
    ///
    /// Only the address is kept. That the instructions are still there is a duty of the calls that take the program.
    ///
    /// ```
    /// use sysdecl::linux::security::*;
    ///
    /// let program = [BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)];
    /// let program = SockFprog::new(&program).expect("it is short");
    /// assert_eq!(program.len, 1);
    /// ```
    #[must_use]
    pub const fn new(instructions: &[SockFilter]) -> Option<Self> {
        if instructions.len() > U16::MAX as usize {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "as just compared")]
        let len = instructions.len() as U16;
        Some(Self { len, filter: instructions.as_ptr() })
    }
}
